//! law: norm
use ndarray::{Array1, ArrayView1};

pub fn norm(x: ArrayView1<f64>) -> f64 {
    if x.is_empty() { f64::NAN } else { x.dot(&x).sqrt() }
}
