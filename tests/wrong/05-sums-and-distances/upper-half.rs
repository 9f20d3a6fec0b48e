//! law: pairwise distances
//! mistake: half of the table
use ndarray::{Array2, ArrayView2, Axis};

pub fn pairwise_squared_distances(x: ArrayView2<f64>) -> Array2<f64> {
    let n = x.nrows();
    let mut distances = Array2::zeros((n, n));
    for i in 0..n {
        for j in i + 1..n {
            distances[[i, j]] = (&x.row(i) - &x.row(j)).mapv(|d| d * d).sum();
        }
    }
    distances
}
