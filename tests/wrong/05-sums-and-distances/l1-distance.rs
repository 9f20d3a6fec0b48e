//! law: distance from zero
//! mistake: l1 distance
use ndarray::ArrayView1;

pub fn squared_distance(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    (x.len() == y.len()).then(|| x.iter().zip(y).map(|(x, y)| (x - y).abs()).sum())
}
