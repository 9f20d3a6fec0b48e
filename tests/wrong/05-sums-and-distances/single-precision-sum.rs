//! law: sum
use ndarray::{Array1, ArrayView1};

pub fn sum_by_inner_product(x: ArrayView1<f64>) -> f64 {
    x.iter().map(|&x| x as f32).sum::<f32>().into()
}
