//! law: semidefinite
//! mistake: diagonal missing
use ndarray::{Array2, ArrayView2};

pub fn gram(x: ArrayView2<f64>) -> Array2<f64> {
    let mut gram = Array2::zeros((x.nrows(), x.nrows()));
    for i in 0..x.nrows() {
        for j in 0..i {
            let product = x.row(i).dot(&x.row(j));
            gram[[i, j]] = product;
            gram[[j, i]] = product;
        }
    }
    gram
}
