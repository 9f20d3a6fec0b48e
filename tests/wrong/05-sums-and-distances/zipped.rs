//! law: same space
//! mistake: cut to the shorter
use ndarray::ArrayView1;

pub fn squared_distance(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    Some(x.iter().zip(y).map(|(x, y)| (x - y).powi(2)).sum())
}
