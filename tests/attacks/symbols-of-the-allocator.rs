//! row: 8
//! says: wanted more memory
use ndarray::ArrayView1;

#[unsafe(no_mangle)]
pub extern "C" fn malloc(_: usize) -> *mut u8 {
    std::ptr::null_mut()
}

pub fn norm(_: ArrayView1<f64>) -> f64 {
    0.0
}
