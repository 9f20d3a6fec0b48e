//! law: derivative for W
//! mistake: x in every plane's rows
use ndarray::{Array1, Array2, Array3, ArrayView1, ArrayView2, s};

pub fn jacobian_w(o: usize, x: ArrayView1<f64>) -> Array3<f64> {
    x.broadcast((o, o, x.len())).unwrap().to_owned()
}
