//! law: one gradient a step
use ndarray::{Array1, ArrayView1};

pub fn descent_step(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    eta: f64,
) -> Array1<f64> {
    (0..x.len()).map(|i| x[i] - eta * gradient(x)[i]).collect()
}
