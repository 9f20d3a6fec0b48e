//! row: 10
use ndarray::{Array1, ArrayView1};

pub fn normalise(_: ArrayView1<f64>) -> Option<Array1<f64>> {
    Some(Array1::zeros(20 << 20))
}
