//! The outer product of a column and a row; products from the left.
use ndarray::{Array1, Array2, Array3, ArrayView1, ArrayView2, s};

use ndarray::Axis;

pub fn jacobian_w(o: usize, x: ArrayView1<f64>) -> Array3<f64> {
    let mut jacobian = Array3::zeros((o, o, x.len()));
    for (i, mut plane) in jacobian.outer_iter_mut().enumerate() {
        plane.row_mut(i).assign(&x);
    }
    jacobian
}

pub fn vjp_x(w: ArrayView2<f64>, u: ArrayView1<f64>) -> Option<Array1<f64>> {
    if u.len() == w.nrows() { Some(u.dot(&w)) } else { None }
}

pub fn vjp_w(x: ArrayView1<f64>, u: ArrayView1<f64>) -> Array2<f64> {
    let (column, row) = (u.insert_axis(Axis(1)), x.insert_axis(Axis(0)));
    column.dot(&row)
}

pub fn jvp_w(x: ArrayView1<f64>, v: ArrayView2<f64>) -> Option<Array1<f64>> {
    if v.ncols() == x.len() { Some((&v * &x).sum_axis(Axis(1))) } else { None }
}
