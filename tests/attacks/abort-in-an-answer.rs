//! row: 1
//! says: aborted the whole program
use ndarray::ArrayView1;

pub fn norm(_: ArrayView1<f64>) -> f64 {
    std::process::abort()
}
