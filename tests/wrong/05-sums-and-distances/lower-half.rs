//! law: symmetric table
//! mistake: half of the table
use ndarray::{Array2, ArrayView2, Axis};

pub fn pairwise_squared_distances(x: ArrayView2<f64>) -> Array2<f64> {
    let n = x.nrows();
    Array2::from_shape_fn((n, n), |(i, j)| {
        if j < i { (&x.row(i) - &x.row(j)).mapv(|d| d * d).sum() } else { 0.0 }
    })
}
