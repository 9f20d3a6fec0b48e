//! law: sum
use ndarray::{Array1, ArrayView1};

pub fn sum_by_inner_product(x: ArrayView1<f64>) -> f64 {
    // Right for a vector that lies in one piece, and a panic for any other view.
    x.as_slice().unwrap().iter().sum()
}
