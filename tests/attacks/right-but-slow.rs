//! row: 9
//! within: 5
//! says: the whole took longer than
use ndarray::ArrayView1;

pub fn norm(x: ArrayView1<f64>) -> f64 {
    // Just within the time of one call.
    std::thread::sleep(std::time::Duration::from_millis(1800));
    x.dot(&x).sqrt()
}
