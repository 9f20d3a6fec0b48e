//! law: scaling
//! mistake: u and v exchanged
use ndarray::{Array2, ArrayView1, ArrayView2, Axis};

pub fn scale_rows_and_columns(
    u: ArrayView1<f64>,
    x: ArrayView2<f64>,
    v: ArrayView1<f64>,
) -> Option<Array2<f64>> {
    if (u.len(), v.len()) != x.dim() {
        return None;
    }
    Some(&x * &v.insert_axis(Axis(1)) * u)
}
