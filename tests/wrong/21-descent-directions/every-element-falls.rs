//! law: small step
use ndarray::{Array1, ArrayView1};

pub fn is_descent_direction(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    p: ArrayView1<f64>,
) -> bool {
    let g = gradient(x);
    g.iter().zip(p).any(|(g, p)| g * p < 0.0) && !g.iter().zip(p).any(|(g, p)| g * p > 0.0)
}
