//! law: flat directions
//! mistake: zero before both signs
use ndarray::ArrayView2;

pub fn classify(hessian: ArrayView2<f64>) -> Option<&'static str> {
    let lambda = super::eigenvalues(hessian)?;
    let zero = 1e-9 * lambda.fold(0.0, |m: f64, l| m.max(l.abs()));
    Some(if lambda.iter().any(|l| l.abs() <= zero) {
        "degenerate"
    } else if lambda.iter().all(|l| *l > 0.0) {
        "minimum"
    } else if lambda.iter().all(|l| *l < 0.0) {
        "maximum"
    } else {
        "saddle"
    })
}
