//! law: matrix product
//! mistake: transposed result
use ndarray::{Array2, ArrayView2};

pub fn matmul(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    if x.ncols() != y.nrows() {
        return None;
    }
    let mut z = Array2::zeros((y.ncols(), x.nrows()));
    for i in 0..x.nrows() {
        for j in 0..y.ncols() {
            z[[j, i]] = x.row(i).dot(&y.column(j));
        }
    }
    Some(z)
}
