//! The inner size cut in two until one term is left: pairwise summation. The Gram matrix by symmetry.
use ndarray::{Array1, Array2, ArrayView1, ArrayView2, Axis};

pub fn matvec(w: ArrayView2<f64>, x: ArrayView1<f64>) -> Option<Array1<f64>> {
    let z = matmul(w, x.insert_axis(Axis(1)))?;
    Some(z.column(0).to_owned())
}

pub fn matmul(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    if x.ncols() != y.nrows() {
        return None;
    }
    match x.ncols() {
        0 => Some(Array2::zeros((x.nrows(), y.ncols()))),
        1 => Some(&x * &y),
        b => {
            let (left, right) = x.split_at(Axis(1), b / 2);
            let (upper, lower) = y.split_at(Axis(0), b / 2);
            Some(matmul(left, upper)? + matmul(right, lower)?)
        }
    }
}

pub fn batched_matvec(x: ArrayView2<f64>, w: ArrayView2<f64>) -> Option<Array2<f64>> {
    let mut z = Array2::zeros((x.nrows(), w.nrows()));
    for (x, mut z) in x.rows().into_iter().zip(z.rows_mut()) {
        z.assign(&matvec(w, x)?);
    }
    (x.ncols() == w.ncols()).then_some(z)
}

pub fn gram(x: ArrayView2<f64>) -> Array2<f64> {
    let n = x.nrows();
    let mut gram = Array2::zeros((n, n));
    for i in 0..n {
        for j in 0..=i {
            gram[[i, j]] = x.row(i).dot(&x.row(j));
            gram[[j, i]] = gram[[i, j]];
        }
    }
    gram
}
