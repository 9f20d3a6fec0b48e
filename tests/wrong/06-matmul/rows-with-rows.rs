//! law: matrix product
//! mistake: rows with rows
use ndarray::{Array2, ArrayView2};

pub fn matmul(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    if x.ncols() != y.nrows() {
        return None;
    }
    let element = |(i, j)| x.row(i).dot(&y.row(j));
    Some(Array2::from_shape_fn((x.nrows(), y.ncols()), element))
}
