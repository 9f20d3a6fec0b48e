//! law: flattened
//! mistake: product of the sums
use ndarray::ArrayViewD;

pub fn generalised_dot(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<f64> {
    (x.shape() == y.shape()).then(|| x.sum() * y.sum())
}
