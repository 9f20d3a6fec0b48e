//! law: flattened
use ndarray::ArrayViewD;

pub fn generalised_dot(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<f64> {
    (x.shape() == y.shape() && !x.is_empty()).then(|| (&x * &y).sum())
}
