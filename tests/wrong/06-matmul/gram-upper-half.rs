//! law: semidefinite
//! mistake: half of the matrix
use ndarray::{Array2, ArrayView2};

pub fn gram(x: ArrayView2<f64>) -> Array2<f64> {
    let n = x.nrows();
    let mut gram = Array2::zeros((n, n));
    for i in 0..n {
        for j in i..n {
            gram[[i, j]] = x.row(i).dot(&x.row(j));
        }
    }
    gram
}
