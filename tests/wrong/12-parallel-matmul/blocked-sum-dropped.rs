//! law: blocks
//! mistake: remainder of the sum dropped
use ndarray::{Array2, ArrayView2, Axis, s};

pub fn blocked_matmul(x: ArrayView2<f64>, y: ArrayView2<f64>, block: usize) -> Option<Array2<f64>> {
    let ((a, b), (d, c)) = (x.dim(), y.dim());
    if b != d || block == 0 {
        return None;
    }
    let mut z = Array2::zeros((a, c));
    for k in 0..b / block {
        let part = k * block..(k + 1) * block;
        z += &x.slice(s![.., part.clone()]).dot(&y.slice(s![part, ..]));
    }
    Some(z)
}
