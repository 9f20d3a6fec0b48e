//! law: norm
//! mistake: l1 norm
use ndarray::ArrayView1;

pub fn norm(x: ArrayView1<f64>) -> f64 {
    x.iter().map(|x| x.abs()).sum()
}
