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
    // solution
    gradient(x).fold(0.0, |norm: f64, slope| norm.hypot(*slope)) <= tolerance
    // end
}

/// The eigenvalues of a Hessian, in ascending order.
///
/// `None` unless it is square, not empty, and all its elements are finite.
pub fn eigenvalues(hessian: ArrayView2<f64>) -> Option<Array1<f64>> {
    // solution
    let finite = hessian.iter().all(|h| h.is_finite());
    if hessian.is_empty() || !hessian.is_square() || !finite {
        return None;
    }
    // LAPACK takes no views that run backwards.
    hessian.as_standard_layout().into_owned().eigvalsh(UPLO::Lower).ok()
    // end
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
    // solution
    let eigenvalues = eigenvalues(hessian)?;
    let zero = 1e-9 * eigenvalues.fold(0.0, |most: f64, lambda| most.max(lambda.abs()));
    let up = eigenvalues.iter().filter(|lambda| **lambda > zero).count();
    let down = eigenvalues.iter().filter(|lambda| **lambda < -zero).count();
    Some(if up == eigenvalues.len() {
        "minimum"
    } else if down == eigenvalues.len() {
        "maximum"
    } else if up > 0 && down > 0 {
        "saddle"
    } else {
        "degenerate"
    })
    // end
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
    // solution
    if is_stationary(gradient, x, tolerance) { classify(hessian(x).view()) } else { None }
    // end
}

/// The direction v with ‖v‖ = 1 in which f bends down the most: an eigenvector of the smallest λ.
///
/// `None` where f bends down in no direction: where no λ is negative, in the sense of `classify`.
pub fn escape_direction(hessian: ArrayView2<f64>) -> Option<Array1<f64>> {
    // solution
    let eigenvalues = eigenvalues(hessian)?;
    let largest = eigenvalues.fold(0.0, |most: f64, lambda| most.max(lambda.abs()));
    if eigenvalues[0] >= -1e-9 * largest {
        return None;
    }
    let (_, vectors) = hessian.as_standard_layout().into_owned().eigh(UPLO::Lower).ok()?;
    Some(vectors.column(0).to_owned())
    // end
}

kit::answers! {
    is_stationary,
    eigenvalues,
    classify,
    kind_of_point,
    escape_direction,
}
