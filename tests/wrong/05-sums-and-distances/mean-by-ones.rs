//! law: linearity
use ndarray::{Array1, ArrayView1};

pub fn sum_by_inner_product(x: ArrayView1<f64>) -> f64 {
    // Neither a sum nor, of an empty vector, a number: the vector of ones is one too long.
    let ones = Array1::<f64>::ones(x.len() + 1);
    x.iter().zip(&ones).map(|(x, one)| x + one).sum()
}
