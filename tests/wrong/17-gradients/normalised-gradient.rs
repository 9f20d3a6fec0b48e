//! law: gradient
use ndarray::{Array1, ArrayView1};

pub fn gradient(f: &dyn Fn(ArrayView1<f64>) -> f64, x: ArrayView1<f64>, h: f64) -> Array1<f64> {
    let g: Array1<f64> = (0..x.len()).filter_map(|i| super::partial(f, x, i, h)).collect();
    let length = g.dot(&g).sqrt();
    if length > 0.0 { g / length } else { g }
}
