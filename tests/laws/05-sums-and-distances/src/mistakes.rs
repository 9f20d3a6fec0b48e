//! The mistakes people make about sums and distances.

use ndarray::{Array1, Array2};

use grader::mistake::{Mistake, mistake, mistake_in_law, mistake_of_memory, mistake_of_panic};

use crate::{LARGE, squared_distance, table};

/// A mistake in the squared distance: what it makes of ⟨x, x⟩, ⟨y, y⟩ and ⟨x, y⟩.
fn of_distance(
    name: &'static str,
    says: &'static str,
    formula: fn(f64, f64, f64) -> f64,
) -> Mistake {
    mistake(name, "squared_distance", says, move |x: Array1<f64>, y: Array1<f64>| {
        Some(formula(x.dot(&x), y.dot(&y), x.dot(&y)))
    })
    .only_for(ordinary)
}

/// A mistake in the squared distance: what it makes of x - y.
fn of_difference(
    name: &'static str,
    says: &'static str,
    formula: fn(Array1<f64>) -> f64,
) -> Mistake {
    mistake(name, "squared_distance", says, move |x: Array1<f64>, y: Array1<f64>| {
        Some(formula(x - y))
    })
    .only_for(ordinary)
}

/// Whether every way to write the function answers alike, up to rounding: the lengths agree, squares stay in
/// range, and if the points are apart they are not much closer to each other than to zero.
fn ordinary(x: Array1<f64>, y: Array1<f64>) -> bool {
    if x.len() != y.len() || x.is_empty() {
        return false;
    }
    let (distance, squares) = (squared_distance(&x, &y), x.dot(&x) + y.dot(&y));
    distance == squares || (1e-200 < distance && distance < 1e200 && distance >= 1e-6 * squares)
}

/// Whether that holds for every two rows.
fn ordinary_rows(x: Array2<f64>) -> bool {
    let row = |i: usize| x.row(i).to_owned();
    let n = x.nrows();
    x.ncols() > 0 && n < LARGE.0 && (0..n).all(|i| (0..i).all(|j| ordinary(row(i), row(j))))
}

/// A mistake in the table: what it makes of Gᵢᵢ, Gⱼⱼ and Gᵢⱼ.
fn of_gram(name: &'static str, says: &'static str, formula: fn(f64, f64, f64) -> f64) -> Mistake {
    mistake(name, "pairwise_squared_distances", says, move |x: Array2<f64>| {
        let gram = x.dot(&x.t());
        Array2::from_shape_fn(gram.raw_dim(), |(i, j)| {
            formula(gram[[i, i]], gram[[j, j]], gram[[i, j]])
        })
    })
    .only_for(ordinary_rows)
}

/// A mistake in the table: where it is right, the rest being 0.
fn of_place(name: &'static str, says: &'static str, right: fn(usize, usize) -> bool) -> Mistake {
    mistake(name, "pairwise_squared_distances", says, move |x: Array2<f64>| {
        let mut table = table(&x);
        for ((i, j), distance) in table.indexed_iter_mut() {
            if !right(i, j) {
                *distance = 0.0;
            }
        }
        table
    })
    .only_for(ordinary_rows)
}

/// A mistake in the table that shows in one law, the table being right elsewhere.
fn of_table(name: &'static str, law: &'static str, says: &'static str) -> Mistake {
    mistake_in_law(name, law, says)
        .elsewhere("pairwise_squared_distances", |x: Array2<f64>| table(&x))
        .only_for(ordinary_rows)
}

pub fn mistakes() -> Vec<Mistake> {
    vec![
        mistake(
            "mean for sum",
            "sum_by_inner_product",
            "Your answer is divided by the number of elements: that is the mean.",
            |x: Array1<f64>| x.sum() / x.len() as f64,
        )
        .only_for(|x: Array1<f64>| !x.is_empty()),
        mistake(
            "product with itself",
            "sum_by_inner_product",
            "Your answer is ⟨x, x⟩: the other vector is the one of ones.",
            |x: Array1<f64>| x.dot(&x),
        ),
        mistake(
            "l1 norm",
            "sum_by_inner_product",
            "Your answer is Σ|xᵢ|: the elements keep their signs.",
            |x: Array1<f64>| x.mapv(f64::abs).sum(),
        ),
        mistake(
            "number of elements",
            "sum_by_inner_product",
            "Your answer is ⟨1, 1⟩, the number of elements: one of the two vectors is x.",
            |x: Array1<f64>| x.len() as f64,
        ),
        of_distance(
            "sign of the cross term",
            "Your answer is ‖x + y‖²: the cross term 2⟨x, y⟩ is subtracted.",
            |xx, yy, xy| xx + yy + 2.0 * xy,
        ),
        of_distance(
            "factor 2 missing",
            "The cross term counts twice: expand ⟨x - y, x - y⟩, and ⟨x, y⟩ appears as ⟨y, x⟩ as well.",
            |xx, yy, xy| xx + yy - xy,
        ),
        of_distance(
            "cross term missing",
            "Your answer is ⟨x, x⟩ + ⟨y, y⟩, right for orthogonal vectors alone: the cross term -2⟨x, y⟩ is missing.",
            |xx, yy, _| xx + yy,
        ),
        of_distance(
            "difference of the squares",
            "Your answer is ‖x‖² - ‖y‖²: the difference is taken first, and squared then.",
            |xx, yy, _| xx - yy,
        ),
        of_distance(
            "difference of the squares",
            "Your answer is |‖x‖² - ‖y‖²|: the difference is taken first, and squared then.",
            |xx, yy, _| (xx - yy).abs(),
        ),
        of_distance(
            "difference of the norms",
            "Your answer is (‖x‖ - ‖y‖)²: vectors of one length may point anywhere. Square each xᵢ - yᵢ.",
            |xx, yy, _| (xx.sqrt() - yy.sqrt()).powi(2),
        ),
        of_difference(
            "square root taken",
            "Your answer is the distance ‖x - y‖ itself; its square is asked for.",
            |difference| difference.dot(&difference).sqrt(),
        ),
        of_difference(
            "l1 distance",
            "Your answer is Σ|xᵢ - yᵢ|: here each difference is squared.",
            |difference| difference.mapv(f64::abs).sum(),
        ),
        of_difference(
            "sum before square",
            "Your answer is (Σ (xᵢ - yᵢ))²: each difference is squared before the sum.",
            |difference| difference.sum().powi(2),
        ),
        of_difference(
            "mean for sum",
            "Your answer is divided by d, a mean of squares: the squared distance is their sum.",
            |difference| difference.dot(&difference) / difference.len() as f64,
        ),
        mistake_in_law(
            "cut to the shorter",
            "same space",
            "Vectors of different lengths have no distance: compare the lengths first, and answer `None`. (`zip` \
             stops at the end of the shorter one, and ndarray stretches a vector of length 1.)",
        ),
        mistake_of_panic(
            "lengths not compared",
            "same space",
            "`dot` and the operators of ndarray panic where the lengths do not fit: compare them first, and answer `None`.",
        ),
        mistake_in_law(
            "not clamped",
            "never negative",
            "Between points that nearly coincide the three terms cancel, and rounding leaves a little less than 0. \
             End with `.max(0.0)`.",
        )
        .elsewhere("squared_distance", |x: Array1<f64>, y: Array1<f64>| {
            Some(squared_distance(&x, &y))
        })
        .only_for(ordinary),
        of_gram(
            "sign of the cross term",
            "Your elements are ‖xᵢ + xⱼ‖²: 2 Gᵢⱼ is subtracted.",
            |ii, jj, ij| ii + jj + 2.0 * ij,
        ),
        of_gram(
            "factor 2 missing",
            "The cross term counts twice: Dᵢⱼ = Gᵢᵢ + Gⱼⱼ - 2 Gᵢⱼ.",
            |ii, jj, ij| ii + jj - ij,
        ),
        of_gram(
            "cross term missing",
            "Your elements are Gᵢᵢ + Gⱼⱼ: the cross term -2 Gᵢⱼ is missing.",
            |ii, jj, _| ii + jj,
        ),
        of_gram(
            "one square twice",
            "Your elements are 2 Gᵢᵢ - 2 Gᵢⱼ: one of the squares belongs to the row i and the other to the row j. Make \
             one of them a column, of shape (n, 1).",
            |ii, _, ij| 2.0 * ii - 2.0 * ij,
        ),
        of_gram(
            "one square twice",
            "Your elements are 2 Gⱼⱼ - 2 Gᵢⱼ: one of the squares belongs to the row i and the other to the row j. Make \
             one of them a column, of shape (n, 1).",
            |_, jj, ij| 2.0 * jj - 2.0 * ij,
        ),
        of_gram(
            "Gram matrix",
            "Your answer is the Gram matrix itself: from it, Dᵢⱼ = Gᵢᵢ + Gⱼⱼ - 2 Gᵢⱼ.",
            |_, _, ij| ij,
        ),
        mistake(
            "square root taken",
            "pairwise_squared_distances",
            "Your elements are the distances themselves; their squares are asked for.",
            |x: Array2<f64>| table(&x).mapv(f64::sqrt),
        )
        .only_for(ordinary_rows),
        mistake(
            "columns for rows",
            "pairwise_squared_distances",
            "Your table compares the columns of X: the points are its rows. Look at X Xᵀ and Xᵀ X.",
            |x: Array2<f64>| table(&x.reversed_axes()),
        )
        .only_for(|x: Array2<f64>| {
            ordinary_rows(x.clone()) && ordinary_rows(x.reversed_axes())
        }),
        mistake(
            "mean for sum",
            "pairwise_squared_distances",
            "Your elements are divided by d: the squared distance is a sum and no mean.",
            |x: Array2<f64>| table(&x) / x.ncols() as f64,
        )
        .only_for(ordinary_rows),
        of_place(
            "half of the table",
            "What lies below the diagonal is 0: each distance stands in the table twice, as Dᵢⱼ and as Dⱼᵢ.",
            |i, j| i < j,
        ),
        of_place(
            "half of the table",
            "What lies above the diagonal is 0: each distance stands in the table twice, as Dᵢⱼ and as Dⱼᵢ.",
            |i, j| i > j,
        ),
        of_table(
            "not clamped",
            "no negative element",
            "Between points that nearly coincide the three terms cancel, and rounding leaves a little less than 0: \
             `mapv_inplace(|distance| distance.max(0.0))`.",
        ),
        of_table(
            "rounding on the diagonal",
            "zero diagonal",
            "Rounding has left something on the diagonal, where ⟨xᵢ, xᵢ⟩ was summed in two different orders: fill the \
             diagonal with 0 at the end.",
        ),
        mistake_of_memory(
            "all differences at once",
            "memory",
            "The differences of all pairs have shape (n, n, d). From the Gram matrix, of shape (n, n), the answer \
             needs nothing larger; nor do two loops over the rows.",
        ),
    ]
}
