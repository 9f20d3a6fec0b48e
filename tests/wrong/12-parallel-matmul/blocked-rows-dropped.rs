//! law: blocks
//! mistake: remainder rows dropped
use ndarray::{Array2, ArrayView2, Axis, s};

pub fn blocked_matmul(x: ArrayView2<f64>, y: ArrayView2<f64>, block: usize) -> Option<Array2<f64>> {
    let ((a, b), (d, c)) = (x.dim(), y.dim());
    if b != d || block == 0 {
        return None;
    }
    let mut z = Array2::zeros((a, c));
    for i in 0..a / block {
        let rows = s![i * block..(i + 1) * block, ..];
        z.slice_mut(rows).assign(&x.slice(rows).dot(&y));
    }
    Some(z)
}
