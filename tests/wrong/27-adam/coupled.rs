//! law: AdamW
//! mistake: L2 for decoupled decay
use ndarray::{Array1, Array2, ArrayView1};

pub fn adamw(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    eta: f64,
    betas: (f64, f64),
    epsilon: f64,
    weight_decay: f64,
    steps: usize,
) -> Array2<f64> {
    let decayed = |x: ArrayView1<f64>| gradient(x) + weight_decay * &x;
    super::adam(&decayed, x0, eta, betas, epsilon, steps)
}
