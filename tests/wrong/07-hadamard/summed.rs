//! law: scaling
//! mistake: sum for product
use ndarray::{Array2, ArrayView1, ArrayView2};

pub fn scale_rows_and_columns(
    u: ArrayView1<f64>,
    x: ArrayView2<f64>,
    v: ArrayView1<f64>,
) -> Option<Array2<f64>> {
    let factor = |(i, j)| u[i] + v[j];
    super::hadamard(x, Array2::from_shape_fn((u.len(), v.len()), factor).view())
}
