//! law: column
use ndarray::{ArrayView1, ArrayView2, Axis, s};

pub fn as_column(x: ArrayView1<f64>) -> ArrayView2<f64> {
    x.slice_move(s![..;-1]).insert_axis(Axis(1))
}
