//! law: velocity
//! mistake: PyTorch's velocity
use ndarray::{Array1, ArrayView1};

pub fn velocity(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    previous: ArrayView1<f64>,
    eta: f64,
    lambda: f64,
) -> Array1<f64> {
    let _ = eta;
    gradient(x) + lambda * &previous
}
