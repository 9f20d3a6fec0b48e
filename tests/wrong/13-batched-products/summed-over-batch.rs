//! law: slices
//! mistake: sums over the batch
use ndarray::{Array3, ArrayView3};

pub fn bmm(x: ArrayView3<f64>, y: ArrayView3<f64>) -> Option<Array3<f64>> {
    let ((n, a, b), (m, d, c)) = (x.dim(), y.dim());
    if n != m || b != d {
        return None;
    }
    // einsum nab,nbc->ac
    let mut z = Array3::zeros((1, a, c));
    for (x, y) in x.outer_iter().zip(y.outer_iter()) {
        z += &x.dot(&y);
    }
    Some(z)
}
