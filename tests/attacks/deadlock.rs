//! row: 9
//! says: did not answer within
use std::sync::Mutex;

use ndarray::ArrayView1;

static LOCK: Mutex<()> = Mutex::new(());

pub fn norm(_: ArrayView1<f64>) -> f64 {
    let _held = LOCK.lock();
    std::thread::spawn(|| drop(LOCK.lock())).join().unwrap();
    0.0
}
