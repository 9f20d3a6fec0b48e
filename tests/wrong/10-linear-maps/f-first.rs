//! law: composition
//! mistake: B A for A B
use ndarray::{Array1, Array2, ArrayView1};

pub fn composition_matrix(
    f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    g: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    o: usize,
    m: usize,
    d: usize,
) -> Array2<f64> {
    let _ = m;
    super::matrix_of(&|x: ArrayView1<f64>| g(f(x).view()), o, d)
}
