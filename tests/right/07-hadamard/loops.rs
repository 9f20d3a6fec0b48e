//! Plain loops.
use ndarray::{Array2, ArrayView1, ArrayView2};

pub fn hadamard(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    if x.shape() != y.shape() {
        return None;
    }
    let mut z = Array2::zeros(x.dim());
    for i in 0..x.nrows() {
        for j in 0..x.ncols() {
            z[[i, j]] = y[[i, j]] * x[[i, j]];
        }
    }
    Some(z)
}

pub fn masked(x: ArrayView2<f64>, mask: ArrayView2<bool>) -> Option<Array2<f64>> {
    if x.shape() != mask.shape() {
        return None;
    }
    let mut z = Array2::zeros(x.dim());
    for i in 0..x.nrows() {
        for j in 0..x.ncols() {
            if mask[[i, j]] {
                z[[i, j]] = x[[i, j]];
            }
        }
    }
    Some(z)
}

pub fn scale_rows_and_columns(
    u: ArrayView1<f64>,
    x: ArrayView2<f64>,
    v: ArrayView1<f64>,
) -> Option<Array2<f64>> {
    if u.len() != x.nrows() || v.len() != x.ncols() {
        return None;
    }
    let mut z = x.to_owned();
    for i in 0..x.nrows() {
        for j in 0..x.ncols() {
            z[[i, j]] *= u[i] * v[j];
        }
    }
    Some(z)
}
