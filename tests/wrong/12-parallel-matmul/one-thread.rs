//! law: pool
use ndarray::{Array2, ArrayView2, Axis, s};
use rayon::prelude::*;

pub fn parallel_matmul(x: ArrayView2<f64>, y: ArrayView2<f64>, block: usize) -> Option<Array2<f64>> {
    let ((a, b), (d, c)) = (x.dim(), y.dim());
    if b != d || block == 0 {
        return None;
    }
    super::blocked_matmul(x, y, block)
}
