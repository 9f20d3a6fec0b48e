//! row: 9
//! says: did not answer within
use ndarray::ArrayView1;

pub fn norm(_: ArrayView1<f64>) -> f64 {
    loop {
        std::hint::spin_loop();
    }
}
