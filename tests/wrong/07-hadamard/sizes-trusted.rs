//! law: sizes of the scaling
use ndarray::{Array2, ArrayView1, ArrayView2};

pub fn scale_rows_and_columns(
    u: ArrayView1<f64>,
    x: ArrayView2<f64>,
    v: ArrayView1<f64>,
) -> Option<Array2<f64>> {
    Some(Array2::from_diag(&u).dot(&x).dot(&Array2::from_diag(&v)))
}
