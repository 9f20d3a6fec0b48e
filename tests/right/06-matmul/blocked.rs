//! Blocks of sixteen, and a fused multiply-add.
use ndarray::{Array2, ArrayView2};

pub fn matmul(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    const BLOCK: usize = 16;
    if x.ncols() != y.nrows() {
        return None;
    }
    let ((a, b), c) = (x.dim(), y.ncols());
    let mut z = Array2::zeros((a, c));
    for k in (0..b).step_by(BLOCK) {
        for i in 0..a {
            for j in 0..c {
                let mut sum: f64 = z[[i, j]];
                for k in k..b.min(k + BLOCK) {
                    sum = x[[i, k]].mul_add(y[[k, j]], sum);
                }
                z[[i, j]] = sum;
            }
        }
    }
    Some(z)
}
