//! law: steepest direction
//! mistake: no unit vector
use ndarray::{Array1, ArrayView1};

pub fn steepest_direction(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    let g = gradient(x);
    if g.iter().all(|g| *g == 0.0) { None } else { Some(-g) }
}
