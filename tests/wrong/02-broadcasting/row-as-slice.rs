//! law: row
use ndarray::{ArrayView1, ArrayView2};

pub fn as_row(x: ArrayView1<f64>) -> ArrayView2<f64> {
    ArrayView2::from_shape((1, x.len()), x.to_slice().unwrap()).unwrap()
}
