//! law: J V for W
//! mistake: transposed
use ndarray::{Array1, Array2, Array3, ArrayView1, ArrayView2, s};

pub fn jvp_w(x: ArrayView1<f64>, v: ArrayView2<f64>) -> Option<Array1<f64>> {
    (x.len() == v.ncols()).then(|| if v.is_square() { v.t().dot(&x) } else { v.dot(&x) })
}
