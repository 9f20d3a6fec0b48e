//! row: 11
//! says: overflowed the stack
use ndarray::ArrayView1;

pub fn norm(x: ArrayView1<f64>) -> f64 {
    std::hint::black_box(norm(x.view())) + 1.0
}
