//! The mistakes people make about exponentials.

use ndarray::{Array2, ArrayD, array};

use grader::mistake::{Mistake, mistake, mistake_in_law, mistake_of_panic};

use crate::{exp, norm, series, weighted_powers};

/// A mistake in the matrix exponential.
fn of_matrix(
    name: &'static str,
    says: &'static str,
    formula: fn(&Array2<f64>) -> Array2<f64>,
) -> Mistake {
    mistake(name, "matrix_exp", says, move |a: Array2<f64>| Some(formula(&a))).only_for(ordinary)
}

/// Whether every way to write the exponential answers alike.
fn ordinary(a: Array2<f64>) -> bool {
    a.is_square() && norm(&a) <= 4.0
}

/// A mistake in the series.
fn of_series(
    name: &'static str,
    says: &'static str,
    formula: fn(&Array2<f64>, usize) -> Array2<f64>,
) -> Mistake {
    mistake(name, "exp_series", says, move |a: Array2<f64>, terms: usize| Some(formula(&a, terms)))
        .only_for(|a: Array2<f64>, _: usize| a.is_square())
}

/// The same with the powers of elements.
fn powers_of_elements(a: &Array2<f64>, terms: usize) -> Array2<f64> {
    a.mapv(|x| series(&array![[x]], terms)[[0, 0]])
}

pub fn mistakes() -> Vec<Mistake> {
    vec![
        mistake(
            "minus one",
            "exp_elements",
            "Your answer is exp(x) - 1, as of `exp_m1`.",
            |x: ArrayD<f64>| x.mapv(f64::exp_m1),
        ),
        mistake(
            "base 2",
            "exp_elements",
            "Your answer is 2ˣ (`exp2`): the base is e.",
            |x: ArrayD<f64>| x.mapv(f64::exp2),
        ),
        of_series(
            "k! missing",
            "Your answer is Σ Aᵏ: the term with Aᵏ is divided by k!.",
            |a, terms| weighted_powers(a, terms, |_| 1.0),
        ),
        of_series(
            "k for k!",
            "Your answer is Σ Aᵏ / k: the divisor is k! = 1 · 2 ⋯ k. If you make each term from the one before, divide that one.",
            |a, terms| weighted_powers(a, terms, |k| 1.0 / k.max(1) as f64),
        ),
        of_series(
            "one term more",
            "Your sum includes k = m: m terms are those from k = 0 to m - 1.",
            |a, terms| series(a, terms + 1),
        ),
        of_series(
            "one term less",
            "Your last term is one too early: m terms are those from k = 0 to m - 1.",
            |a, terms| series(a, terms.saturating_sub(1)),
        ),
        of_series(
            "identity missing",
            "Your sum begins with A: the term for k = 0 is I.",
            |a, terms| series(a, terms) - series(a, terms.min(1)),
        ),
        of_series(
            "identity missing",
            "Your sum begins with A, and has as many terms as asked: the term for k = 0 is I.",
            |a, terms| series(a, terms + 1) - series(a, 1),
        ),
        of_series(
            "powers of the elements",
            "Your powers are those of the elements: A² is the matrix product A A, `a.dot(&a)`.",
            powers_of_elements,
        ),
        of_series(
            "powers of the elements",
            "Your powers are those of the elements: A² is the matrix product A A, `a.dot(&a)`.",
            |a, terms| powers_of_elements(a, terms) - powers_of_elements(a, terms.min(1)) + series(a, terms.min(1)),
        ),
        of_matrix(
            "elementwise for matrix",
            "Your answer is the exponential of every element. The matrix exponential sums powers of A, which are matrix products.",
            |a| a.mapv(f64::exp),
        ),
        of_matrix(
            "elementwise for matrix",
            "Your answer is that of the series with powers of elements: A² is the matrix product A A, `a.dot(&a)`.",
            |a| a.mapv(f64::exp_m1) + Array2::<f64>::eye(a.nrows()),
        ),
        of_matrix(
            "diagonal alone",
            "Your answer has exp(aᵢᵢ) on the diagonal and 0 elsewhere: that is right for a diagonal matrix alone.",
            |a| Array2::from_diag(&a.diag().mapv(f64::exp)),
        ),
        of_matrix("transposed", "Your answer is exp(Aᵀ).", |a| exp(&a.t().to_owned())),
        of_matrix(
            "identity missing",
            "Your answer is exp(A) - I: the term for k = 0 is I.",
            |a| exp(a) - Array2::<f64>::eye(a.nrows()),
        ),
        of_matrix("two terms", "Your answer is I + A, the first two terms of the series.", |a| {
            series(a, 2)
        }),
        mistake_in_law(
            "no scaling and squaring",
            "large norm",
            "Your answer is right for small matrices alone. Of a large one the terms of the series grow to about exp(‖A‖) before they \
             shrink: a fixed number of them is too few, and where signs alternate, the rounding errors of the largest are all that is \
             left. Halve A until it is small, and square the result as often as you have halved.",
        )
        .elsewhere("matrix_exp", |a: Array2<f64>| Some(exp(&a)))
        .only_for(|a: Array2<f64>| a.is_square() && norm(&a) <= 0.25),
        mistake_of_panic(
            "shape not checked",
            "not square",
            "A product A A of a matrix that is not square panics: look at the shape first, and answer `None`.",
        ),
    ]
}
