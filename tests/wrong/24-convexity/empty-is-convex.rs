//! law: no quadratic
use ndarray::ArrayView2;
use ndarray_linalg::{EigValsh, UPLO};

pub fn quadratic_convexity(a: ArrayView2<f64>) -> Option<&'static str> {
    if !a.is_square() || !a.iter().all(|a| a.is_finite()) {
        return None;
    }
    if a.is_empty() {
        return Some("convex");
    }
    let a = a.as_standard_layout();
    let lambda = (0.5 * &a + 0.5 * &a.t()).eigvalsh(UPLO::Lower).ok()?;
    let zero = 1e-9 * lambda.fold(0.0, |m: f64, l| m.max(l.abs()));
    Some(if lambda.iter().all(|l| *l > zero) {
        "strictly convex"
    } else if lambda.iter().all(|l| *l >= -zero) {
        "convex"
    } else {
        "not convex"
    })
}
