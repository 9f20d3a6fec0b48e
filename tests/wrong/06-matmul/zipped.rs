//! law: inner sizes
//! mistake: sizes not compared
use ndarray::{Array2, ArrayView2};

pub fn matmul(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    let element = |(i, j)| x.row(i).iter().zip(y.column(j)).map(|(x, y)| x * y).sum();
    Some(Array2::from_shape_fn((x.nrows(), y.ncols()), element))
}
