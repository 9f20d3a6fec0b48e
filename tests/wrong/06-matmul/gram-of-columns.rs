//! law: Gram matrix
//! mistake: columns for rows
use ndarray::{Array2, ArrayView2};

pub fn gram(x: ArrayView2<f64>) -> Array2<f64> {
    x.t().dot(&x)
}
