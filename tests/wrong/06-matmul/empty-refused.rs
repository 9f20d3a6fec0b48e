//! law: matrix product
//! mistake: empty sum refused
use ndarray::{Array2, ArrayView2};

pub fn matmul(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    if x.ncols() != y.nrows() || x.ncols() == 0 {
        return None;
    }
    Some(x.dot(&y))
}
