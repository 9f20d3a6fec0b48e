//! Plain loops, element by element.
use ndarray::{Array1, Array2, Array3, ArrayView1, ArrayView2, s};

pub fn jacobian_shape(output: &[usize], input: &[usize]) -> Vec<usize> {
    let mut shape = Vec::new();
    for size in output {
        shape.push(*size);
    }
    for size in input {
        shape.push(*size);
    }
    shape
}

pub fn jacobian_x(w: ArrayView2<f64>) -> Array2<f64> {
    Array2::from_shape_fn(w.dim(), |place| w[place])
}

pub fn jacobian_w(o: usize, x: ArrayView1<f64>) -> Array3<f64> {
    Array3::from_shape_fn((o, o, x.len()), |(i, k, j)| if i == k { x[j] } else { 0.0 })
}

pub fn jacobian_vect_w(o: usize, x: ArrayView1<f64>) -> Array2<f64> {
    let mut jacobian = Array2::zeros((o, o * x.len()));
    for i in 0..o {
        for j in 0..x.len() {
            jacobian[[i, i * x.len() + j]] = x[j];
        }
    }
    jacobian
}

pub fn vjp_x(w: ArrayView2<f64>, u: ArrayView1<f64>) -> Option<Array1<f64>> {
    if u.len() != w.nrows() {
        return None;
    }
    let mut sums = Array1::zeros(w.ncols());
    for i in (0..w.nrows()).rev() {
        for j in 0..w.ncols() {
            sums[j] += u[i] * w[[i, j]];
        }
    }
    Some(sums)
}

pub fn jvp_x(w: ArrayView2<f64>, v: ArrayView1<f64>) -> Option<Array1<f64>> {
    if v.len() != w.ncols() {
        return None;
    }
    let mut sums = Array1::zeros(w.nrows());
    for j in (0..w.ncols()).rev() {
        for i in 0..w.nrows() {
            sums[i] += w[[i, j]] * v[j];
        }
    }
    Some(sums)
}

pub fn vjp_w(x: ArrayView1<f64>, u: ArrayView1<f64>) -> Array2<f64> {
    let mut gradient = Array2::zeros((u.len(), x.len()));
    for k in 0..u.len() {
        for j in 0..x.len() {
            gradient[[k, j]] = u[k] * x[j];
        }
    }
    gradient
}

pub fn jvp_w(x: ArrayView1<f64>, v: ArrayView2<f64>) -> Option<Array1<f64>> {
    if v.ncols() != x.len() {
        return None;
    }
    Some(v.rows().into_iter().map(|row| row.iter().zip(x).rev().map(|(v, x)| v * x).sum()).collect())
}
