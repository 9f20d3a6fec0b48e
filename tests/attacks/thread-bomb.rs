//! row: 12
//! confined
//! says: a bounded number of threads
use std::thread;

use ndarray::ArrayView1;

pub fn norm(_: ArrayView1<f64>) -> f64 {
    let mut started = 0;
    // A stack so small that memory for ten thousands is no question.
    let small = || thread::Builder::new().stack_size(16 << 10);
    while started < 5_000 && small().spawn(thread::park).is_ok() {
        started += 1;
    }
    assert!(started == 5_000, "a bounded number of threads");
    f64::NAN
}
