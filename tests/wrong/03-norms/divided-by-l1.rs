//! law: unit length
//! mistake: divided by the l1 norm
use ndarray::{Array1, ArrayView1};

pub fn normalise(x: ArrayView1<f64>) -> Option<Array1<f64>> {
    let sum = x.mapv(f64::abs).sum();
    (sum > 0.0).then(|| &x / sum)
}
