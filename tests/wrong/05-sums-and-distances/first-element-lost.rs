//! law: sum
use ndarray::{Array1, ArrayView1};

pub fn sum_by_inner_product(x: ArrayView1<f64>) -> f64 {
    x.iter().skip(1).sum()
}
