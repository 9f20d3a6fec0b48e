//! Three plain loops, the sum from the last term to the first.
use ndarray::{Array1, Array2, ArrayView1, ArrayView2};

pub fn matvec(w: ArrayView2<f64>, x: ArrayView1<f64>) -> Option<Array1<f64>> {
    if x.len() != w.ncols() {
        return None;
    }
    let mut z = Array1::zeros(w.nrows());
    for i in 0..w.nrows() {
        for k in (0..w.ncols()).rev() {
            z[i] += w[[i, k]] * x[k];
        }
    }
    Some(z)
}

pub fn matmul(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    if x.ncols() != y.nrows() {
        return None;
    }
    let mut z = Array2::zeros((x.nrows(), y.ncols()));
    for i in 0..x.nrows() {
        for j in 0..y.ncols() {
            for k in (0..x.ncols()).rev() {
                z[[i, j]] += x[[i, k]] * y[[k, j]];
            }
        }
    }
    Some(z)
}

pub fn batched_matvec(x: ArrayView2<f64>, w: ArrayView2<f64>) -> Option<Array2<f64>> {
    if x.ncols() != w.ncols() {
        return None;
    }
    let mut z = Array2::zeros((x.nrows(), w.nrows()));
    for i in 0..x.nrows() {
        for j in 0..w.nrows() {
            for k in 0..x.ncols() {
                z[[i, j]] += x[[i, k]] * w[[j, k]];
            }
        }
    }
    Some(z)
}
