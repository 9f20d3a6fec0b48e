//! law: memory
//! mistake: materialises
use ndarray::{Array1, Array2, Array3, ArrayView1, ArrayView2, s};

pub fn jvp_w(x: ArrayView1<f64>, v: ArrayView2<f64>) -> Option<Array1<f64>> {
    if v.ncols() != x.len() {
        return None;
    }
    let rows: Array1<f64> = v.iter().copied().collect();
    Some(super::jacobian_vect_w(v.nrows(), x).dot(&rows))
}
