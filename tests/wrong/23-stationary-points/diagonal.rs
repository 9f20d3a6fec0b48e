//! law: change of variables
//! mistake: diagonal alone
use ndarray::ArrayView2;

pub fn classify(hessian: ArrayView2<f64>) -> Option<&'static str> {
    super::eigenvalues(hessian)?;
    let bends = hessian.diag();
    let zero = 1e-9 * bends.fold(0.0, |m: f64, l| m.max(l.abs()));
    let (up, down) = (bends.iter().filter(|l| **l > zero).count(), bends.iter().filter(|l| **l < -zero).count());
    Some(match bends.len() {
        d if up == d => "minimum",
        d if down == d => "maximum",
        _ if up > 0 && down > 0 => "saddle",
        _ => "degenerate",
    })
}
