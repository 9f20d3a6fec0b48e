//! law: squared norm
//! mistake: l1 norm
use ndarray::{Array1, ArrayView1};

pub fn squared_norm(x: ArrayView1<f64>) -> f64 {
    x.mapv(f64::abs).sum()
}
