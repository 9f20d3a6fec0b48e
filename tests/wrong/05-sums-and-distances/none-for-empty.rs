//! law: squared distance
use ndarray::ArrayView1;

pub fn squared_distance(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    if x.is_empty() || x.len() != y.len() {
        return None;
    }
    Some((x.dot(&x) + y.dot(&y) - 2.0 * x.dot(&y)).max(0.0))
}
