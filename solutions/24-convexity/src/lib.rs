//! Exercise 24: convexity.
//!
//! A function f: ℝᵈ → ℝ is given as something to call, `f(x)`, and every call is counted. Eigenvalues and least squares come
//! from ndarray-linalg. Run `cargo xtask check 24` whenever you like.

use ndarray::{Array1, ArrayView1, ArrayView2};
use ndarray_linalg::{EigValsh, LeastSquaresSvdInto, UPLO};

/// The Jensen gap of f, by how much the chord lies above the graph: α f(x) + (1 − α) f(y) − f(α x + (1 − α) y).
///
/// α is in [0, 1]. f is evaluated three times at most.
pub fn jensen_gap(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    x: ArrayView1<f64>,
    y: ArrayView1<f64>,
    alpha: f64,
) -> f64 {
    // solution
    let between = alpha * &x + (1.0 - alpha) * &y;
    alpha * f(x) + (1.0 - alpha) * f(y) - f(between.view())
    // end
}

/// The first chord that the graph of f rises above: the rows i < j of `points` ~ (n, d) for which one of the α in `alphas` has
/// f(α xᵢ + (1 − α) xⱼ) > α f(xᵢ) + (1 − α) f(xⱼ), by more than 10⁻⁹ (|f(xᵢ)| + |f(xⱼ)|), which rounding does not reach.
///
/// The order is (0, 1), (0, 2), …, (1, 2), …; `None` where no chord is violated, and f may be convex. f is evaluated
/// at most once for each row, and once for each chord and each α.
pub fn violated_chord(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    points: ArrayView2<f64>,
    alphas: ArrayView1<f64>,
) -> Option<(usize, usize)> {
    // solution
    let values: Vec<f64> = points.rows().into_iter().map(f).collect();
    for i in 0..points.nrows() {
        for j in i + 1..points.nrows() {
            let rounding = 1e-9 * (values[i].abs() + values[j].abs());
            for &alpha in &alphas {
                let between = alpha * &points.row(i) + (1.0 - alpha) * &points.row(j);
                let chord = alpha * values[i] + (1.0 - alpha) * values[j];
                if f(between.view()) > chord + rounding {
                    return Some((i, j));
                }
            }
        }
    }
    None
    // end
}

/// Whether ½ xᵀA x − bᵀx is convex, by the eigenvalues λ of the symmetric part (A + Aᵀ) / 2, whatever b is.
///
/// - `"strictly convex"`: every λ > 0
/// - `"convex"`: every λ ≥ 0, and one is 0
/// - `"not convex"`: one λ < 0
///
/// An eigenvalue with |λ| ≤ 10⁻⁹ max |λ| counts as zero. `None` unless A is square, not empty, and all its elements are finite.
pub fn quadratic_convexity(a: ArrayView2<f64>) -> Option<&'static str> {
    // solution
    if a.is_empty() || !a.is_square() || !a.iter().all(|a| a.is_finite()) {
        return None;
    }
    // LAPACK takes no views that run backwards.
    let a = a.as_standard_layout();
    let symmetric = 0.5 * &a + 0.5 * &a.t();
    let eigenvalues = symmetric.eigvalsh(UPLO::Lower).ok()?;
    let zero = 1e-9 * eigenvalues.fold(0.0, |most: f64, lambda| most.max(lambda.abs()));
    Some(if eigenvalues.iter().all(|lambda| *lambda > zero) {
        "strictly convex"
    } else if eigenvalues.iter().all(|lambda| *lambda >= -zero) {
        "convex"
    } else {
        "not convex"
    })
    // end
}

/// The x ~ (d) for which ‖A x − b‖ is smallest, with A ~ (n, d) and b ~ (n).
///
/// `None` unless n ≥ d ≥ 1, the number of elements of b is n, all elements are finite, and the columns of A are independent:
/// unless its smallest singular value is more than 10⁻¹² times its largest. Half of the digits are not to be lost on the way
/// (the normal equations lose them), and elements of 1e180 or 1e-180 do no harm.
pub fn least_squares(a: ArrayView2<f64>, b: ArrayView1<f64>) -> Option<Array1<f64>> {
    // solution
    let (n, d) = a.dim();
    let finite = a.iter().chain(&b).all(|element| element.is_finite());
    if d == 0 || n < d || b.len() != n || !finite {
        return None;
    }
    let (a, b) = (a.as_standard_layout().into_owned(), b.as_standard_layout().into_owned());
    let found = a.least_squares_into(b).ok()?;
    // In descending order.
    let singular = found.singular_values;
    (singular[d - 1] > 1e-12 * singular[0]).then_some(found.solution)
    // end
}

/// The gradient Aᵀ(A x − b) of f(x) = ½ ‖A x − b‖², with A ~ (n, d), b ~ (n) and x ~ (d): zero where x solves the normal equations.
///
/// `None` where the shapes do not fit.
pub fn least_squares_gradient(
    a: ArrayView2<f64>,
    b: ArrayView1<f64>,
    x: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    // solution
    (a.dim() == (b.len(), x.len())).then(|| a.t().dot(&(a.dot(&x) - b)))
    // end
}

kit::answers! {
    jensen_gap,
    violated_chord,
    quadratic_convexity,
    least_squares,
    least_squares_gradient,
}
