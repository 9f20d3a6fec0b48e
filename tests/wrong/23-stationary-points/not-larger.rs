//! law: no slope
use ndarray::{Array1, ArrayView1};

pub fn is_stationary(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    tolerance: f64,
) -> bool {
    let slope = gradient(x).fold(0.0, |norm: f64, slope| norm.hypot(*slope));
    !(slope > tolerance)
}
