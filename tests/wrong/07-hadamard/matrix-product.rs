//! law: Hadamard product
//! mistake: matrix product
use ndarray::{Array2, ArrayView2};

pub fn hadamard(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    (x.dim() == y.dim()).then(|| x.dot(&y))
}
