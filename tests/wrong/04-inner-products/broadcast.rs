//! law: same space
//! mistake: stretched by broadcasting
use ndarray::ArrayView1;

pub fn inner_product(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    let broadcast = x.len() == y.len() || x.len() == 1 || y.len() == 1;
    broadcast.then(|| (&x * &y).sum())
}
