//! law: stationary
use ndarray::{Array1, ArrayView1};

pub fn is_stationary(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    tolerance: f64,
) -> bool {
    let slope = gradient(x);
    slope.dot(&slope).sqrt() <= tolerance
}
