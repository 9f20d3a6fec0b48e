//! law: sum
use ndarray::{Array1, ArrayView1};

pub fn sum_by_inner_product(x: ArrayView1<f64>) -> f64 {
    x.mean().unwrap_or(f64::NAN) * x.len() as f64
}
