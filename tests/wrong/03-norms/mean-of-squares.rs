//! law: squared norm
//! mistake: mean for sum
use ndarray::{Array1, ArrayView1};

pub fn squared_norm(x: ArrayView1<f64>) -> f64 {
    x.mapv(|x| x * x).mean().unwrap_or(0.0)
}
