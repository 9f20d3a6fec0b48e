//! law: descent test
use ndarray::{Array1, ArrayView1};

pub fn is_descent_direction(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    p: ArrayView1<f64>,
) -> bool {
    gradient(x).dot(&p) < -1e-10
}
