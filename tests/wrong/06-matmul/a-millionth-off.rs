//! law: matrix product
use ndarray::{Array2, ArrayView2};

pub fn matmul(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    (x.ncols() == y.nrows()).then(|| x.dot(&y) * (1.0 + 1e-6))
}
