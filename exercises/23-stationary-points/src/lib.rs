//! Exercise 23: stationary points.
//!
//! The Hessian H ~ (d, d) of f holds its second derivatives and is symmetric. Its eigenvalues, the curvatures of f, come from
//! ndarray-linalg. Run `cargo xtask check 23` whenever you like.

use ndarray::{Array1, Array2, ArrayView1, ArrayView2};
use ndarray_linalg::{EigValsh, Eigh, UPLO};

/// Whether x is stationary up to a tolerance: ‖∇f(x)‖ ≤ tolerance.
///
/// The gradient is evaluated once. Where it is NaN, x is not stationary. Elements of 1e200 or 1e-200, whose squares overflow or
/// underflow, do no harm.
pub fn is_stationary(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    tolerance: f64,
) -> bool {
    todo!()
}

/// The eigenvalues of a Hessian, in ascending order.
///
/// `None` unless it is square, not empty, and all its elements are finite.
pub fn eigenvalues(hessian: ArrayView2<f64>) -> Option<Array1<f64>> {
    todo!()
}

/// The kind of a stationary point, by the eigenvalues λ of its Hessian.
///
/// - `"minimum"`: every λ > 0
/// - `"maximum"`: every λ < 0
/// - `"saddle"`: one λ > 0, another λ < 0, whatever the rest
/// - `"degenerate"`: none of these; the Hessian does not decide
///
/// An eigenvalue with |λ| ≤ 10⁻⁹ max |λ| counts as zero. `None` where there are no eigenvalues.
pub fn classify(hessian: ArrayView2<f64>) -> Option<&'static str> {
    todo!()
}

/// The kind of the point x; `None` where it is not stationary.
///
/// The gradient is evaluated once, and the Hessian once where x is stationary, else never.
pub fn kind_of_point(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    hessian: &dyn Fn(ArrayView1<f64>) -> Array2<f64>,
    x: ArrayView1<f64>,
    tolerance: f64,
) -> Option<&'static str> {
    todo!()
}

/// The direction v with ‖v‖ = 1 in which f bends down the most: an eigenvector of the smallest λ.
///
/// `None` where f bends down in no direction: where no λ is negative, in the sense of `classify`.
pub fn escape_direction(hessian: ArrayView2<f64>) -> Option<Array1<f64>> {
    todo!()
}

kit::answers! {
    is_stationary,
    eigenvalues,
    classify,
    kind_of_point,
    escape_direction,
}
