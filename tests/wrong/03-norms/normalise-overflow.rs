//! law: unit length
//! mistake: overflow
use ndarray::{Array1, ArrayView1};

pub fn normalise(x: ArrayView1<f64>) -> Option<Array1<f64>> {
    let norm = x.dot(&x).sqrt();
    if norm > 0.0 { Some(x.mapv(|x| x / norm)) } else { None }
}
