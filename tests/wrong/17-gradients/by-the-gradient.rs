//! law: evaluations
use ndarray::ArrayView1;

pub fn directional_derivative(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    x: ArrayView1<f64>,
    v: ArrayView1<f64>,
    h: f64,
) -> Option<f64> {
    (x.len() == v.len()).then(|| super::gradient(f, x, h).dot(&v))
}
