//! law: unit length
//! mistake: divided by the squared norm
use ndarray::{Array1, ArrayView1};

pub fn normalise(x: ArrayView1<f64>) -> Option<Array1<f64>> {
    let square = x.dot(&x);
    (square != 0.0).then(|| &x / square)
}
