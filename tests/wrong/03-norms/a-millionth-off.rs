//! law: squared norm
use ndarray::{Array1, ArrayView1};

pub fn squared_norm(x: ArrayView1<f64>) -> f64 {
    x.dot(&x) * (1.0 + 1e-6)
}
