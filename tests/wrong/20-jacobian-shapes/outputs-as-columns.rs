//! law: derivative for vect(W)
//! mistake: transposed
use ndarray::{Array1, Array2, Array3, ArrayView1, ArrayView2, s};

pub fn jacobian_vect_w(o: usize, x: ArrayView1<f64>) -> Array2<f64> {
    let d = x.len();
    let mut jacobian = Array2::zeros((o * d, o));
    for i in 0..o {
        jacobian.slice_mut(s![i * d..(i + 1) * d, i]).assign(&x);
    }
    jacobian
}
