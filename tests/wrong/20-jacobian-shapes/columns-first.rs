//! law: derivative for W
//! mistake: transposed
use ndarray::{Array1, Array2, Array3, ArrayView1, ArrayView2, s};

pub fn jacobian_w(o: usize, x: ArrayView1<f64>) -> Array3<f64> {
    let mut jacobian = Array3::zeros((o, x.len(), o));
    for i in 0..o {
        jacobian.slice_mut(s![i, .., i]).assign(&x);
    }
    jacobian
}
