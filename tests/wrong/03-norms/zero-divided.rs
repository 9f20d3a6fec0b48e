//! law: unit length
//! mistake: zero vector divided
use ndarray::{Array1, ArrayView1};

pub fn normalise(x: ArrayView1<f64>) -> Option<Array1<f64>> {
    Some(&x / super::safe_norm(x))
}
