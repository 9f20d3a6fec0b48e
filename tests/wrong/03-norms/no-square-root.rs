//! law: norm
//! mistake: no square root
use ndarray::ArrayView1;

pub fn norm(x: ArrayView1<f64>) -> f64 {
    x.dot(&x)
}
