//! Both matrices as lists of columns, and f ∘ g as their product, written out.
use ndarray::{Array1, Array2, ArrayView1};

fn columns(f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>, d: usize) -> Vec<Array1<f64>> {
    (0..d).map(|j| f(Array1::from_iter((0..d).map(|k| f64::from(k == j))).view())).collect()
}

pub fn matrix_of(f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>, o: usize, d: usize) -> Array2<f64> {
    let columns = columns(f, d);
    Array2::from_shape_fn((o, d), |(i, j)| columns[j][i])
}

pub fn composition_matrix(
    f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    g: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    o: usize,
    m: usize,
    d: usize,
) -> Array2<f64> {
    let (a, b) = (columns(f, m), columns(g, d));
    Array2::from_shape_fn((o, d), |(i, j)| (0..m).map(|k| a[k][i] * b[j][k]).sum())
}
