//! law: linearity
//! mistake: l1 norm
use ndarray::{Array1, ArrayView1};

pub fn sum_by_inner_product(x: ArrayView1<f64>) -> f64 {
    x.iter().map(|x| x.abs()).sum()
}
