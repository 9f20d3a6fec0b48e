//! law: scale safety
//! mistake: overflow
use ndarray::{Array1, ArrayView1};

pub fn safe_norm(x: ArrayView1<f64>) -> f64 {
    x.iter().map(|x| x * x).sum::<f64>().sqrt()
}
