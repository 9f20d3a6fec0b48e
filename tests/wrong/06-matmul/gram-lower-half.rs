//! law: Gram matrix
//! mistake: half of the matrix
use ndarray::{Array2, ArrayView2};

pub fn gram(x: ArrayView2<f64>) -> Array2<f64> {
    Array2::from_shape_fn(
        (x.nrows(), x.nrows()),
        |(i, j)| {
            if j > i { 0.0 } else { x.row(i).dot(&x.row(j)) }
        },
    )
}
