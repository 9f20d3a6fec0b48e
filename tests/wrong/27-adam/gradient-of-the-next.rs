//! law: one gradient a step
use ndarray::{Array1, Array2, ArrayView1};

pub fn adam(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    eta: f64,
    betas: (f64, f64),
    epsilon: f64,
    steps: usize,
) -> Array2<f64> {
    let path = super::adam(gradient, x0, eta, betas, epsilon, steps);
    if let Some(last) = path.rows().into_iter().last() {
        gradient(last);
    }
    path
}
