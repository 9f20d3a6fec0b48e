//! law: matrix product
//! mistake: last product only
use ndarray::{Array2, ArrayView2};

pub fn matmul(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    if x.ncols() != y.nrows() {
        return None;
    }
    let mut z = Array2::zeros((x.nrows(), y.ncols()));
    for i in 0..x.nrows() {
        for j in 0..y.ncols() {
            for k in 0..x.ncols() {
                z[[i, j]] = x[[i, k]] * y[[k, j]];
            }
        }
    }
    Some(z)
}
