//! law: squared distance
//! mistake: sum before square
use ndarray::ArrayView1;

pub fn squared_distance(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    (x.len() == y.len()).then(|| (&x - &y).sum().powi(2))
}
