//! law: blocks
//! mistake: remainder columns dropped
use ndarray::{Array2, ArrayView2, Axis, s};

pub fn blocked_matmul(x: ArrayView2<f64>, y: ArrayView2<f64>, block: usize) -> Option<Array2<f64>> {
    let ((a, b), (d, c)) = (x.dim(), y.dim());
    if b != d || block == 0 {
        return None;
    }
    let mut z = Array2::zeros((a, c));
    for j in 0..c / block {
        let columns = s![.., j * block..(j + 1) * block];
        z.slice_mut(columns).assign(&x.dot(&y.slice(columns)));
    }
    Some(z)
}
