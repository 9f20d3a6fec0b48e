//! law: step
//! mistake: ascends
use ndarray::{Array1, ArrayView1};

pub fn descent_step(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    eta: f64,
) -> Array1<f64> {
    &x + eta * gradient(x)
}
