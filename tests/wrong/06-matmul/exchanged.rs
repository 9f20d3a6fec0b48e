//! law: transpose of a product
//! mistake: factors exchanged
use ndarray::{Array2, ArrayView2};

pub fn matmul(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    (x.ncols() == y.nrows() && y.ncols() == x.nrows()).then(|| y.dot(&x))
}
