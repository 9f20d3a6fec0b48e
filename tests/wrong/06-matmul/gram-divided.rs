//! law: Gram matrix
//! mistake: divided by d
use ndarray::{Array2, ArrayView2};

pub fn gram(x: ArrayView2<f64>) -> Array2<f64> {
    x.dot(&x.t()) / x.ncols() as f64
}
