//! law: column plus vector
//! mistake: row and column swapped
use ndarray::{ArrayView1, ArrayView2, Axis, s};

pub fn as_column(x: ArrayView1<f64>) -> ArrayView2<f64> {
    x.insert_axis(Axis(0))
}
