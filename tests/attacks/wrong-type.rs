//! row: 4
//! says: The signature of `norm` has changed
use ndarray::ArrayView1;

pub fn norm(x: ArrayView1<f64>) -> Option<f64> {
    Some(x.dot(&x).sqrt())
}
