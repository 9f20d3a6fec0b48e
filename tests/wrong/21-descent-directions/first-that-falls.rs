//! law: steepest of
use ndarray::{Array1, ArrayView1, ArrayView2};

pub fn steepest_of(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    directions: ArrayView2<f64>,
) -> Option<usize> {
    directions.dot(&gradient(x)).iter().position(|slope| *slope < 0.0)
}
