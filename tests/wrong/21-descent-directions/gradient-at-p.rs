//! law: directional derivative
//! mistake: gradient at p
use ndarray::{Array1, ArrayView1};

pub fn directional_derivative(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    p: ArrayView1<f64>,
) -> f64 {
    gradient(p).dot(&x)
}
