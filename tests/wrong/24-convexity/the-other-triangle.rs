//! law: symmetric part
//! mistake: one triangle for the whole
use ndarray::ArrayView2;
use ndarray_linalg::{EigValsh, UPLO};

fn kind(values: &[f64]) -> &'static str {
    let zero = 1e-9 * values.iter().fold(0.0, |m: f64, l| m.max(l.abs()));
    if values.iter().all(|l| *l > zero) {
        "strictly convex"
    } else if values.iter().all(|l| *l >= -zero) {
        "convex"
    } else {
        "not convex"
    }
}

pub fn quadratic_convexity(a: ArrayView2<f64>) -> Option<&'static str> {
    if a.is_empty() || !a.is_square() || !a.iter().all(|a| a.is_finite()) {
        return None;
    }
    let lambda = a.as_standard_layout().into_owned().eigvalsh(UPLO::Upper).ok()?;
    Some(kind(&lambda.to_vec()))
}
