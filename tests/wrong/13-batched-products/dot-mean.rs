//! law: flattened
//! mistake: mean for sum
use ndarray::ArrayViewD;

pub fn generalised_dot(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<f64> {
    (x.shape() == y.shape()).then(|| (&x * &y).sum() / x.len() as f64)
}
