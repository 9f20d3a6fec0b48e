//! law: first step
use ndarray::{Array1, Array2, ArrayView1};

pub fn adam(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    eta: f64,
    betas: (f64, f64),
    epsilon: f64,
    steps: usize,
) -> Array2<f64> {
    let _ = epsilon;
    super::adam(gradient, x0, eta, betas, 0.0, steps)
}
