//! law: never negative
//! mistake: not clamped
use ndarray::ArrayView1;

pub fn squared_distance(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    if x.len() != y.len() {
        return None;
    }
    let distance = x.dot(&x) + y.dot(&y) - 2.0 * x.dot(&y);
    (distance >= 0.0).then_some(distance)
}
