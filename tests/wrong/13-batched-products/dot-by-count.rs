//! law: one shape
//! mistake: shapes flattened
use ndarray::ArrayViewD;

pub fn generalised_dot(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<f64> {
    (x.len() == y.len()).then(|| x.iter().zip(&y).map(|(x, y)| x * y).sum())
}
