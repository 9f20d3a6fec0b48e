//! law: norm
use ndarray::{Array1, ArrayView1};

// Right for a vector that lies in one piece, and a panic for any other view.
pub fn norm(x: ArrayView1<f64>) -> f64 {
    x.as_slice().unwrap().iter().map(|x| x * x).sum::<f64>().sqrt()
}
