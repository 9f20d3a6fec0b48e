//! row: 9
//! says: did not answer within
use ndarray::ArrayView1;

pub fn norm(_: ArrayView1<f64>) -> f64 {
    std::thread::sleep(std::time::Duration::MAX);
    0.0
}
