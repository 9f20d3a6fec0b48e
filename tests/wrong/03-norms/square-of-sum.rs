//! law: squared norm
//! mistake: sum before square
use ndarray::{Array1, ArrayView1};

pub fn squared_norm(x: ArrayView1<f64>) -> f64 {
    let sum: f64 = x.sum();
    sum * sum
}
