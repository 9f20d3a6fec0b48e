//! One Jacobian is the other, reshaped; products by the product of the other.
use ndarray::{Array1, Array2, Array3, ArrayView1, ArrayView2, s};

pub fn jacobian_w(o: usize, x: ArrayView1<f64>) -> Array3<f64> {
    let d = x.len();
    jacobian_vect_w(o, x).into_shape_with_order((o, o, d)).unwrap()
}

pub fn jacobian_vect_w(o: usize, x: ArrayView1<f64>) -> Array2<f64> {
    let mut elements = Vec::with_capacity(o * o * x.len());
    for i in 0..o {
        elements.extend(std::iter::repeat_n(0.0, i * x.len()));
        elements.extend(x);
        elements.extend(std::iter::repeat_n(0.0, (o - 1 - i) * x.len()));
    }
    Array2::from_shape_vec((o, o * x.len()), elements).unwrap()
}

pub fn vjp_x(w: ArrayView2<f64>, u: ArrayView1<f64>) -> Option<Array1<f64>> {
    super::jvp_x(w.t(), u)
}

pub fn jvp_w(x: ArrayView1<f64>, v: ArrayView2<f64>) -> Option<Array1<f64>> {
    super::jvp_x(v, x)
}
