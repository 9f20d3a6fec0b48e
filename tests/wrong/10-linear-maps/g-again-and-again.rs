//! law: composed probes
use ndarray::{Array1, Array2, ArrayView1};

pub fn composition_matrix(
    f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    g: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    o: usize,
    m: usize,
    d: usize,
) -> Array2<f64> {
    let _ = m;
    let unit = |j: usize| Array1::from_iter((0..d).map(|k| if k == j { 1.0 } else { 0.0 }));
    Array2::from_shape_fn((o, d), |(i, j)| f(g(unit(j).view()).view())[i])
}
