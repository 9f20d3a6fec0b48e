//! law: column
//! mistake: row and column swapped
use ndarray::{ArrayView1, ArrayView2, Axis};

pub fn as_column(x: ArrayView1<f64>) -> ArrayView2<f64> {
    // The transpose of a vector is the vector.
    x.reversed_axes().insert_axis(Axis(0))
}
