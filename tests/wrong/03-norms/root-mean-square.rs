//! law: norm
//! mistake: mean for sum
use ndarray::{Array1, ArrayView1};

pub fn norm(x: ArrayView1<f64>) -> f64 {
    (x.dot(&x) / x.len() as f64).sqrt()
}
