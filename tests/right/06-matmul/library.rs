//! The library's product.
use ndarray::{Array1, Array2, ArrayView1, ArrayView2};

pub fn matvec(w: ArrayView2<f64>, x: ArrayView1<f64>) -> Option<Array1<f64>> {
    (x.len() == w.ncols()).then(|| w.dot(&x))
}

pub fn matmul(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    (x.ncols() == y.nrows()).then(|| x.dot(&y))
}

pub fn batched_matvec(x: ArrayView2<f64>, w: ArrayView2<f64>) -> Option<Array2<f64>> {
    // The turned product, turned back.
    (x.ncols() == w.ncols()).then(|| w.dot(&x.t()).reversed_axes())
}
