//! law: scaling
//! mistake: columns alone
use ndarray::{Array2, ArrayView1, ArrayView2};

pub fn scale_rows_and_columns(
    u: ArrayView1<f64>,
    x: ArrayView2<f64>,
    v: ArrayView1<f64>,
) -> Option<Array2<f64>> {
    (u.len() == x.nrows() && v.len() == x.ncols()).then(|| &x * &v)
}
