//! law: memory
//! mistake: materialises
use ndarray::{Array1, Array2, Array3, ArrayView1, ArrayView2, s};

pub fn vjp_w(x: ArrayView1<f64>, u: ArrayView1<f64>) -> Array2<f64> {
    let (o, d) = (u.len(), x.len());
    let jacobian = super::jacobian_w(o, x).into_shape_with_order((o, o * d)).unwrap();
    u.dot(&jacobian).into_shape_with_order((o, d)).unwrap()
}
