//! law: pairwise distances
use ndarray::{Array2, ArrayView2, Axis};

pub fn pairwise_squared_distances(x: ArrayView2<f64>) -> Array2<f64> {
    let n = x.nrows();
    let mut distances = Array2::zeros((n, n));
    for i in 1..n {
        for j in 1..n {
            distances[[i - 1, j - 1]] = (&x.row(i - 1) - &x.row(j - 1)).mapv(|d| d * d).sum();
        }
    }
    distances
}
