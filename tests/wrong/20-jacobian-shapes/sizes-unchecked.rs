//! law: sizes that do not meet
use ndarray::{Array1, Array2, Array3, ArrayView1, ArrayView2, s};

pub fn jvp_w(x: ArrayView1<f64>, v: ArrayView2<f64>) -> Option<Array1<f64>> {
    Some(v.rows().into_iter().map(|row| row.iter().zip(x).map(|(v, x)| v * x).sum()).collect())
}
