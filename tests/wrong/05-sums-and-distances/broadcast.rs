//! law: same space
//! mistake: cut to the shorter
use ndarray::ArrayView1;

pub fn squared_distance(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    let broadcast = x.len() == y.len() || x.len() == 1 || y.len() == 1;
    broadcast.then(|| (&x - &y).mapv(|d| d * d).sum())
}
