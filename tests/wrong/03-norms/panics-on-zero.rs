//! law: unit length
use ndarray::{Array1, ArrayView1};

pub fn normalise(x: ArrayView1<f64>) -> Option<Array1<f64>> {
    let norm = super::safe_norm(x);
    assert!(norm > 0.0, "no direction");
    Some(&x / norm)
}
