//! law: no batch
//! mistake: cut to the smaller batch
use ndarray::{Array3, ArrayView3};

pub fn bmm(x: ArrayView3<f64>, y: ArrayView3<f64>) -> Option<Array3<f64>> {
    let ((n, a, b), (m, d, c)) = (x.dim(), y.dim());
    if b != d {
        return None;
    }
    let mut z = Array3::zeros((n.min(m), a, c));
    for ((x, y), mut z) in x.outer_iter().zip(y.outer_iter()).zip(z.outer_iter_mut()) {
        z.assign(&x.dot(&y));
    }
    Some(z)
}
