//! The mistakes people make about slices.

use ndarray::{Array2, Array3, s};

use grader::mistake::{Mistake, mistake};

fn has_slice(x: &Array3<f64>, i: usize, j: usize, k: usize) -> bool {
    let (a, _, c) = x.dim();
    1 <= i && i <= a && 1 <= j && j <= k && k <= c + 1
}

/// The slice by 0-based bounds, where there is one.
fn cut(x: &Array3<f64>, i: usize, from: usize, to: usize) -> Option<Array2<f64>> {
    let (a, _, c) = x.dim();
    (i < a && from <= to && to <= c).then(|| x.slice(s![i, .., from..to]).to_owned())
}

/// Of the arguments of `slice`.
type Of<T> = fn(&Array3<f64>, usize, usize, usize) -> T;
type Applies = Of<bool>;

/// A mistake in `slice`, made where it `applies`.
fn of_slice(
    name: &'static str,
    says: &'static str,
    applies: Applies,
    formula: Of<Option<Array2<f64>>>,
) -> Mistake {
    let formula = move |x: Array3<f64>, i: usize, j: usize, k: usize| formula(&x, i, j, k);
    mistake(name, "slice", says, formula)
        .only_for(move |x: Array3<f64>, i: usize, j: usize, k: usize| applies(&x, i, j, k))
}

pub fn of_slices() -> Vec<Mistake> {
    // Where the slice exists, and so do the elements that a shifted one would take.
    let room: Applies = |x, i, j, k| has_slice(x, i, j, k) && i < x.dim().0 && k <= x.dim().2;
    let narrow: Applies = |x, i, j, k| has_slice(x, i, j, k) && k <= x.dim().2;
    let not_last: Applies = |x, i, j, k| has_slice(x, i, j, k) && i < x.dim().0;
    let with_columns: Applies = |x, i, j, k| has_slice(x, i, j, k) && j < k;
    let all_from_0 = |applies| {
        of_slice(
            "0-based indices",
            "You take i, j and k as if they counted from 0. In the text they count from 1: X₁ is \
             the first. Subtract 1 from each.",
            applies,
            cut,
        )
    };
    vec![
        all_from_0(|_, _, _, _| true),
        all_from_0(room),
        of_slice(
            "0-based indices",
            "You take j and k as if they counted from 0. Like i, they count from 1: subtract 1 \
             from both.",
            narrow,
            |x, i, j, k| cut(x, i - 1, j, k),
        ),
        of_slice(
            "0-based indices",
            "You take i as if it counted from 0. Like j and k, it counts from 1: X₁ is the first.",
            not_last,
            |x, i, j, k| cut(x, i, j - 1, k - 1),
        ),
        of_slice(
            "inclusive end",
            "You take the element k as well. The end is left out: j:k are the elements j, …, k - \
             1, which is k - j of them.",
            narrow,
            |x, i, j, k| cut(x, i - 1, j - 1, k),
        ),
        of_slice(
            "first element lost",
            "You begin after j. The slice j:k are the elements j, …, k - 1: j is in, k is not.",
            with_columns,
            |x, i, j, k| cut(x, i - 1, j, k - 1),
        ),
        of_slice(
            "last element lost",
            "You end before k - 1. The slice j:k are the elements j, …, k - 1, which is k - j of \
             them.",
            with_columns,
            |x, i, j, k| cut(x, i - 1, j - 1, k - 2),
        ),
        of_slice(
            "wrong axis",
            "You cut the second axis and keep the third whole. In Xᵢ,:,ⱼ:ₖ it is the second that \
             stays whole.",
            |x, i, j, k| has_slice(x, i, j, k) && k <= x.dim().1 + 1,
            |x, i, j, k| Some(x.slice(s![i - 1, j - 1..k - 1, ..]).to_owned()),
        ),
        of_slice(
            "transposed",
            "Your answer is the transpose. The shape is (b, k - j): the second axis gives the \
             rows, the third the columns.",
            has_slice,
            |x, i, j, k| cut(x, i - 1, j - 1, k - 1).map(|slice| slice.t().to_owned()),
        ),
        of_slice(
            "last element refused",
            "k = c + 1 is allowed: the end is left out, so the last element is c.",
            |x, i, j, k| has_slice(x, i, j, k) && j < k && k == x.dim().2 + 1,
            |_, _, _, _| None,
        ),
        of_slice(
            "empty slice refused",
            "j = k is allowed: the slice has no columns, which is an answer, of shape (b, 0).",
            |x, i, j, k| has_slice(x, i, j, k) && j == k && k <= x.dim().2,
            |_, _, _, _| None,
        ),
        of_slice(
            "clamped as in Python",
            "You cut a range that is too long to what there is, as Python does. Here it has no \
             answer: `None`.",
            |x, i, j, k| (1..=x.dim().0).contains(&i) && 1 <= j && 1 <= k && !has_slice(x, i, j, k),
            |x, i, j, k| {
                let c = x.dim().2;
                let from = (j - 1).min(c);
                cut(x, i - 1, from, (k - 1).min(c).max(from))
            },
        ),
    ]
}
