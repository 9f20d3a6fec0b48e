//! law: squared distance
//! mistake: difference of the norms
use ndarray::ArrayView1;

pub fn squared_distance(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    (x.len() == y.len()).then(|| (x.dot(&x).sqrt() - y.dot(&y).sqrt()).powi(2))
}
