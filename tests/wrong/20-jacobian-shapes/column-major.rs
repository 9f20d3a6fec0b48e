//! law: derivative for vect(W)
//! mistake: column-major vect
use ndarray::{Array1, Array2, Array3, ArrayView1, ArrayView2, s};

pub fn jacobian_vect_w(o: usize, x: ArrayView1<f64>) -> Array2<f64> {
    let mut jacobian = Array2::zeros((o, o * x.len()));
    for i in 0..o {
        for j in 0..x.len() {
            jacobian[[i, j * o + i]] = x[j];
        }
    }
    jacobian
}
