//! law: scale safety
//! mistake: no square root
use ndarray::{Array1, ArrayView1};

pub fn safe_norm(x: ArrayView1<f64>) -> f64 {
    x.iter().map(|x| x * x).sum()
}
