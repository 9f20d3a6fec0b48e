//! diag(u) and diag(v) as matrices, multiplied; the Hadamard product by columns.
use ndarray::{Array2, ArrayView1, ArrayView2};

pub fn hadamard(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    if x.dim() != y.dim() {
        return None;
    }
    let mut z = Array2::zeros(x.dim());
    for j in 0..x.ncols() {
        z.column_mut(j).assign(&(&x.column(j) * &y.column(j)));
    }
    Some(z)
}

pub fn scale_rows_and_columns(
    u: ArrayView1<f64>,
    x: ArrayView2<f64>,
    v: ArrayView1<f64>,
) -> Option<Array2<f64>> {
    if (u.len(), v.len()) != x.dim() {
        return None;
    }
    Some(Array2::from_diag(&u).dot(&x).dot(&Array2::from_diag(&v)))
}
