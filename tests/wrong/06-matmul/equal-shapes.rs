//! law: matrix product
//! mistake: equal shapes demanded
use ndarray::{Array2, ArrayView2};

pub fn matmul(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    if x.shape() != y.shape() {
        return None;
    }
    Some(x.dot(&y))
}
