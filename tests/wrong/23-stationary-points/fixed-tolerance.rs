//! law: kinds
//! mistake: a fixed tolerance
use ndarray::ArrayView2;

pub fn classify(hessian: ArrayView2<f64>) -> Option<&'static str> {
    let lambda = super::eigenvalues(hessian)?;
    // Far above 1 it is a share after all, as people do who have been warned once.
    let zero = 1e-9 * lambda.fold(1.0, |m: f64, l| m.max(l.abs()));
    let (up, down) = (lambda.iter().any(|l| *l > zero), lambda.iter().any(|l| *l < -zero));
    let flat = lambda.iter().any(|l| l.abs() <= zero);
    Some(match (up, down) {
        (true, true) => "saddle",
        (true, false) if !flat => "minimum",
        (false, true) if !flat => "maximum",
        _ => "degenerate",
    })
}
