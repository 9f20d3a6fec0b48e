//! law: one gradient
use ndarray::{Array1, ArrayView1, ArrayView2};

pub fn steepest_of(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    directions: ArrayView2<f64>,
) -> Option<usize> {
    let mut best = (None, 0.0);
    for (index, p) in directions.rows().into_iter().enumerate() {
        let largest = p.fold(0.0, |m: f64, p| m.max(p.abs()));
        let p = &p / largest;
        let slope = super::directional_derivative(gradient, x, p.view()) / p.dot(&p).sqrt();
        if slope < best.1 {
            best = (Some(index), slope);
        }
    }
    best.0
}
