//! law: sum
//! mistake: number of elements
use ndarray::{Array1, ArrayView1};

pub fn sum_by_inner_product(x: ArrayView1<f64>) -> f64 {
    let ones = Array1::<f64>::ones(x.len());
    ones.dot(&ones)
}
