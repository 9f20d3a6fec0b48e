//! law: matrix product
use ndarray::{Array2, ArrayView2, s};

// Whole blocks only, as soon as there is one.
pub fn matmul(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    const BLOCK: usize = 4;
    if x.ncols() != y.nrows() {
        return None;
    }
    let mut z = Array2::zeros((x.nrows(), y.ncols()));
    for start in (0..x.ncols()).step_by(BLOCK) {
        if start > 0 && start + BLOCK > x.ncols() {
            break;
        }
        let end = x.ncols().min(start + BLOCK);
        z += &x.slice(s![.., start..end]).dot(&y.slice(s![start..end, ..]));
    }
    Some(z)
}
