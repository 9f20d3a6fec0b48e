//! row: 4
//! says: is required
use ndarray::{Array1, ArrayView1};

pub fn normalise(x: ArrayView1<f64>) -> Option<Array1<f64>> {
    Some(Array1::zeros(x.len() + 1))
}
