//! law: same space
//! mistake: lengths not compared
use ndarray::ArrayView1;

pub fn squared_distance(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    Some((x.dot(&x) + y.dot(&y) - 2.0 * x.dot(&y)).max(0.0))
}
