//! law: row
use ndarray::{ArrayView1, ArrayView2};

pub fn as_row(x: ArrayView1<f64>) -> ArrayView2<f64> {
    let d = x.len();
    x.into_shape_with_order((1, d)).unwrap()
}
