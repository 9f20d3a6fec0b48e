//! row: 10
//! says: wanted more memory
use ndarray::ArrayView1;

pub fn norm(x: ArrayView1<f64>) -> f64 {
    Box::leak(vec![0_u8; 16 << 20].into_boxed_slice());
    x.dot(&x).sqrt()
}
