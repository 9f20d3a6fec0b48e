//! law: representation
use ndarray::{Array1, Array2, ArrayView1};

pub fn matrix_of(f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>, o: usize, d: usize) -> Array2<f64> {
    super::matrix_of(f, o, d).mapv(|a| f64::from(a as f32))
}
