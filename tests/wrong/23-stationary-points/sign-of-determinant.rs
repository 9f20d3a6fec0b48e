//! law: kinds
//! mistake: sign of the determinant
use ndarray::ArrayView2;

pub fn classify(hessian: ArrayView2<f64>) -> Option<&'static str> {
    let lambda = super::eigenvalues(hessian)?;
    let zero = 1e-9 * lambda.fold(0.0, |m: f64, l| m.max(l.abs()));
    Some(if lambda.iter().any(|l| l.abs() <= zero) {
        "degenerate"
    } else if lambda.len() > 1 && lambda.iter().filter(|l| **l < 0.0).count() % 2 == 1 {
        "saddle"
    } else if hessian.diag().sum() > 0.0 {
        "minimum"
    } else {
        "maximum"
    })
}
