//! law: column
use ndarray::{ArrayView1, ArrayView2};

pub fn as_column(x: ArrayView1<f64>) -> ArrayView2<f64> {
    ArrayView2::from_shape((x.len(), 1), x.to_slice().unwrap()).unwrap()
}
