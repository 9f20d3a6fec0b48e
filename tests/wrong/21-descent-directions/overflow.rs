//! law: steepest direction
//! mistake: overflow
use ndarray::{Array1, ArrayView1};

pub fn steepest_direction(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    let g = gradient(x);
    let norm = g.dot(&g).sqrt();
    (norm > 0.0).then(|| -g / norm)
}
