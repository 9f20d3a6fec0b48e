//! law: norm
//! mistake: largest element
use ndarray::{Array1, ArrayView1};

pub fn norm(x: ArrayView1<f64>) -> f64 {
    x.iter().map(|x| x.abs()).fold(0.0, f64::max)
}
