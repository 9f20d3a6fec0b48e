//! law: steepest direction
//! mistake: sign
use ndarray::{Array1, ArrayView1};

pub fn steepest_direction(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    let g = gradient(x);
    let largest = g.fold(0.0, |m: f64, g| m.max(g.abs()));
    let scaled = g / largest;
    (largest > 0.0).then(|| &scaled / scaled.dot(&scaled).sqrt())
}
