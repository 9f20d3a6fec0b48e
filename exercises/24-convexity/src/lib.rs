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
    todo!()
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
    todo!()
}

/// Whether ½ xᵀA x − bᵀx is convex, by the eigenvalues λ of the symmetric part (A + Aᵀ) / 2, whatever b is.
///
/// - `"strictly convex"`: every λ > 0
/// - `"convex"`: every λ ≥ 0, and one is 0
/// - `"not convex"`: one λ < 0
///
/// An eigenvalue with |λ| ≤ 10⁻⁹ max |λ| counts as zero. `None` unless A is square, not empty, and all its elements are finite.
pub fn quadratic_convexity(a: ArrayView2<f64>) -> Option<&'static str> {
    todo!()
}

/// The x ~ (d) for which ‖A x − b‖ is smallest, with A ~ (n, d) and b ~ (n).
///
/// `None` unless n ≥ d ≥ 1, the number of elements of b is n, all elements are finite, and the columns of A are independent:
/// unless its smallest singular value is more than 10⁻¹² times its largest. Half of the digits are not to be lost on the way
/// (the normal equations lose them), and elements of 1e180 or 1e-180 do no harm.
pub fn least_squares(a: ArrayView2<f64>, b: ArrayView1<f64>) -> Option<Array1<f64>> {
    todo!()
}

/// The gradient Aᵀ(A x − b) of f(x) = ½ ‖A x − b‖², with A ~ (n, d), b ~ (n) and x ~ (d): zero where x solves the normal equations.
///
/// `None` where the shapes do not fit.
pub fn least_squares_gradient(
    a: ArrayView2<f64>,
    b: ArrayView1<f64>,
    x: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    todo!()
}

kit::answers! {
    jensen_gap,
    violated_chord,
    quadratic_convexity,
    least_squares,
    least_squares_gradient,
}
