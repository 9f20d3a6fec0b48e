//! law: slices
//! mistake: one matrix for the whole batch
use ndarray::{Array3, ArrayView3, Axis};

pub fn bmm(x: ArrayView3<f64>, y: ArrayView3<f64>) -> Option<Array3<f64>> {
    let ((n, a, b), (m, d, c)) = (x.dim(), y.dim());
    if n != m || b != d {
        return None;
    }
    let mut z = Array3::zeros((n, a, c));
    for (x, mut z) in x.outer_iter().zip(z.outer_iter_mut()) {
        z.assign(&x.dot(&y.index_axis(Axis(0), 0)));
    }
    Some(z)
}
