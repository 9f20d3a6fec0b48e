//! law: descent test
//! mistake: sign
use ndarray::{Array1, ArrayView1};

pub fn is_descent_direction(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    p: ArrayView1<f64>,
) -> bool {
    super::directional_derivative(gradient, x, p) > 0.0
}
