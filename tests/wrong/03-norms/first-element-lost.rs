//! law: linear combination
use ndarray::{Array1, ArrayView1};

pub fn linear_combination(
    a: f64,
    x: ArrayView1<f64>,
    b: f64,
    y: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    (x.len() == y.len()).then(|| {
        let mut z = Array1::zeros(x.len());
        for i in 1..x.len() {
            z[i] = a * x[i] + b * y[i];
        }
        z
    })
}
