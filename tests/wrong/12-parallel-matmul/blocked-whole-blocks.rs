//! law: blocks
//! mistake: only whole blocks
use ndarray::{Array2, ArrayView2, Axis, s};

pub fn blocked_matmul(x: ArrayView2<f64>, y: ArrayView2<f64>, block: usize) -> Option<Array2<f64>> {
    let ((a, b), (d, c)) = (x.dim(), y.dim());
    if b != d || block == 0 {
        return None;
    }
    let mut z = Array2::zeros((a, c));
    for (x, mut z) in x.axis_chunks_iter(Axis(0), block).zip(z.axis_chunks_iter_mut(Axis(0), block)) {
        if x.nrows() < block {
            continue;
        }
        for k in (0..b - b % block).step_by(block) {
            for j in (0..c - c % block).step_by(block) {
                let product = x.slice(s![.., k..k + block]).dot(&y.slice(s![k..k + block, j..j + block]));
                let mut z = z.slice_mut(s![.., j..j + block]);
                z += &product;
            }
        }
    }
    Some(z)
}
