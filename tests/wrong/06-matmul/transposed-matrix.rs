//! law: matrix-vector product
//! mistake: transposed matrix
use ndarray::{Array1, ArrayView1, ArrayView2};

pub fn matvec(w: ArrayView2<f64>, x: ArrayView1<f64>) -> Option<Array1<f64>> {
    if x.len() != w.ncols() {
        return None;
    }
    let mut z = Array1::zeros(w.nrows());
    for i in 0..w.nrows() {
        for k in 0..w.ncols() {
            z[i] += w[[k, i]] * x[k];
        }
    }
    Some(z)
}
