//! law: step
use ndarray::{Array1, ArrayView1};

pub fn descent_step(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    eta: f64,
) -> Array1<f64> {
    &x - eta * (1.0 + 1e-6) * gradient(x)
}
