//! law: directional derivative
//! mistake: p normalised
use ndarray::{Array1, ArrayView1};

pub fn directional_derivative(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    p: ArrayView1<f64>,
) -> f64 {
    let length = p.dot(&p).sqrt();
    let slope = gradient(x).dot(&p);
    if length > 0.0 { slope / length } else { slope }
}
