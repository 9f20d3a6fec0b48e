//! law: unit length
use ndarray::{Array1, ArrayView1};

pub fn normalise(x: ArrayView1<f64>) -> Option<Array1<f64>> {
    let norm = super::safe_norm(x);
    (norm > 1e-12).then(|| &x / norm)
}
