//! law: columns
//! mistake: transposed
use ndarray::{Array1, Array2, ArrayView1};

pub fn matrix_of(f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>, o: usize, d: usize) -> Array2<f64> {
    super::matrix_of(f, o, d).reversed_axes()
}
