//! law: sum
use ndarray::{Array1, ArrayView1};

pub fn sum_by_inner_product(x: ArrayView1<f64>) -> f64 {
    x.dot(&Array1::from_elem(x.len(), 1.0 + 1e-6))
}
