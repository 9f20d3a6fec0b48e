//! law: inner sizes
//! mistake: sizes not compared
use ndarray::{Array2, ArrayView2};

pub fn matmul(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    Some(x.dot(&y))
}
