//! law: batch
//! mistake: W not transposed
use ndarray::{Array2, ArrayView2};

pub fn batched_matvec(x: ArrayView2<f64>, w: ArrayView2<f64>) -> Option<Array2<f64>> {
    (x.ncols() == w.nrows()).then(|| x.dot(&w))
}
