//! law: products for x
//! mistake: transposed
use ndarray::{Array1, Array2, Array3, ArrayView1, ArrayView2, s};

pub fn vjp_x(w: ArrayView2<f64>, u: ArrayView1<f64>) -> Option<Array1<f64>> {
    if w.is_square() { super::jvp_x(w, u) } else { (u.len() == w.nrows()).then(|| w.t().dot(&u)) }
}
