//! law: scaling
//! mistake: X left out
use ndarray::{Array2, ArrayView1, ArrayView2};

pub fn scale_rows_and_columns(
    u: ArrayView1<f64>,
    x: ArrayView2<f64>,
    v: ArrayView1<f64>,
) -> Option<Array2<f64>> {
    ((u.len(), v.len()) == x.dim()).then(|| Array2::from_shape_fn(x.dim(), |(i, j)| u[i] * v[j]))
}
