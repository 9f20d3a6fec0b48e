//! law: one gradient
use ndarray::{Array1, ArrayView1};

pub fn directional_derivative(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    p: ArrayView1<f64>,
) -> f64 {
    (0..p.len()).map(|i| gradient(x)[i] * p[i]).sum()
}
