//! law: shape of the vector
//! mistake: sizes not compared
use ndarray::{Array1, ArrayView1, ArrayView2};

pub fn matvec(w: ArrayView2<f64>, x: ArrayView1<f64>) -> Option<Array1<f64>> {
    Some(w.dot(&x))
}
