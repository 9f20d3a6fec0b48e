//! law: representation
use ndarray::{Array1, Array2, ArrayView1};

fn columns(f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>, o: usize, d: usize) -> Array2<f64> {
    let mut a = Array2::zeros((o, d));
    for (j, unit) in Array2::eye(d).rows().into_iter().enumerate() {
        a.column_mut(j).assign(&f(unit));
    }
    a
}

pub fn matrix_of(f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>, o: usize, d: usize) -> Array2<f64> {
    columns(f, o, d).mapv(|a| f64::from(a as f32))
}
