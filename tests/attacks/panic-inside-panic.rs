//! row: 11
//! says: aborted the whole program
use ndarray::ArrayView1;

struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("again");
    }
}

pub fn norm(_: ArrayView1<f64>) -> f64 {
    let _bomb = Bomb;
    panic!("once");
}
