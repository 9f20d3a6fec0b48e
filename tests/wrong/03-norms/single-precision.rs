//! law: norm
use ndarray::{Array1, ArrayView1};

pub fn norm(x: ArrayView1<f64>) -> f64 {
    let squares: f32 = x.iter().map(|&x| (x as f32).powi(2)).sum();
    squares.sqrt().into()
}
