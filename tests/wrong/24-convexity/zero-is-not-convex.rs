//! law: flat directions
//! mistake: strict and plain confused
use ndarray::{Array1, ArrayView2};
use ndarray_linalg::{EigValsh, UPLO};

fn eigenvalues(a: ArrayView2<f64>) -> Option<Array1<f64>> {
    if a.is_empty() || !a.is_square() || !a.iter().all(|a| a.is_finite()) {
        return None;
    }
    let a = a.as_standard_layout();
    (0.5 * &a + 0.5 * &a.t()).eigvalsh(UPLO::Lower).ok()
}

pub fn quadratic_convexity(a: ArrayView2<f64>) -> Option<&'static str> {
    let lambda = eigenvalues(a)?;
    let zero = 1e-9 * lambda.fold(0.0, |m: f64, l| m.max(l.abs()));
    Some(if lambda.iter().all(|l| *l > zero) { "strictly convex" } else { "not convex" })
}
