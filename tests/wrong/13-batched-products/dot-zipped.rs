//! law: one shape
//! mistake: cut to the shorter
use ndarray::ArrayViewD;

pub fn generalised_dot(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<f64> {
    Some(x.iter().zip(&y).map(|(x, y)| x * y).sum())
}
