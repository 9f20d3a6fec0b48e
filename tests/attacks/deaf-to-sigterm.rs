//! row: 9
//! says: did not answer within
use ndarray::ArrayView1;

unsafe extern "C" {
    fn signal(number: i32, handler: usize) -> usize;
}

pub fn norm(_: ArrayView1<f64>) -> f64 {
    const IGNORE: usize = 1;
    for number in 1..32 {
        unsafe { signal(number, IGNORE) };
    }
    loop {
        std::hint::spin_loop();
    }
}
