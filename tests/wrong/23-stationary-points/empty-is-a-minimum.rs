//! law: no spectrum
use ndarray::{Array1, ArrayView2};

pub fn classify(hessian: ArrayView2<f64>) -> Option<&'static str> {
    if hessian.is_empty() {
        return Some("minimum");
    }
    let lambda = super::eigenvalues(hessian)?;
    let zero = 1e-9 * lambda.fold(0.0, |m: f64, l| m.max(l.abs()));
    let (up, down) = (lambda.iter().filter(|l| **l > zero).count(), lambda.iter().filter(|l| **l < -zero).count());
    Some(match lambda.len() {
        d if up == d => "minimum",
        d if down == d => "maximum",
        _ if up > 0 && down > 0 => "saddle",
        _ => "degenerate",
    })
}
