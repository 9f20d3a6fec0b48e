//! law: products for x
//! mistake: transposed
use ndarray::{Array1, Array2, Array3, ArrayView1, ArrayView2, s};

pub fn jvp_x(w: ArrayView2<f64>, v: ArrayView1<f64>) -> Option<Array1<f64>> {
    (v.len() == w.ncols()).then(|| if w.is_square() { w.t().dot(&v) } else { w.dot(&v) })
}
