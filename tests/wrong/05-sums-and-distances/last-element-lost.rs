//! law: squared distance
use ndarray::ArrayView1;

pub fn squared_distance(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    (x.len() == y.len()).then(|| (1..x.len()).map(|i| (x[i - 1] - y[i - 1]).powi(2)).sum())
}
