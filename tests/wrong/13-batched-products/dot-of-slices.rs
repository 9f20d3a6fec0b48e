//! law: flattened
use ndarray::ArrayViewD;

pub fn generalised_dot(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<f64> {
    (x.shape() == y.shape()).then(|| x.as_slice().unwrap().iter().zip(y.as_slice().unwrap()).map(|(x, y)| x * y).sum())
}
