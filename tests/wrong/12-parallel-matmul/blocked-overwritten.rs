//! law: blocks
//! mistake: last block of the sum alone
use ndarray::{Array2, ArrayView2, Axis, s};

pub fn blocked_matmul(x: ArrayView2<f64>, y: ArrayView2<f64>, block: usize) -> Option<Array2<f64>> {
    let ((a, b), (d, c)) = (x.dim(), y.dim());
    if b != d || block == 0 {
        return None;
    }
    let mut z = Array2::zeros((a, c));
    for (x, y) in x.axis_chunks_iter(Axis(1), block).zip(y.axis_chunks_iter(Axis(0), block)) {
        z.assign(&x.dot(&y));
    }
    Some(z)
}
