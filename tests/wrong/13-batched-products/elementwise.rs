//! law: slices
//! mistake: elementwise product
use ndarray::{Array3, ArrayView3};

pub fn bmm(x: ArrayView3<f64>, y: ArrayView3<f64>) -> Option<Array3<f64>> {
    (x.dim() == y.dim()).then(|| &x * &y)
}
