//! law: gradient
use ndarray::{Array1, ArrayView1, ArrayView2};

pub fn least_squares_gradient(
    a: ArrayView2<f64>,
    b: ArrayView1<f64>,
    x: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    Some(a.t().dot(&(a.dot(&x) - b)))
}
