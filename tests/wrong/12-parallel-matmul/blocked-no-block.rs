//! law: no blocks
use ndarray::{Array2, ArrayView2};

pub fn blocked_matmul(x: ArrayView2<f64>, y: ArrayView2<f64>, block: usize) -> Option<Array2<f64>> {
    (x.ncols() == y.nrows()).then(|| x.dot(&y))
}
