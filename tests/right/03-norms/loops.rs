//! Plain loops.
use ndarray::{Array1, ArrayView1};

pub fn linear_combination(
    a: f64,
    x: ArrayView1<f64>,
    b: f64,
    y: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    if x.len() != y.len() {
        return None;
    }
    let mut z = Array1::zeros(x.len());
    for i in 0..x.len() {
        z[i] = b * y[i] + a * x[i];
    }
    Some(z)
}

pub fn squared_norm(x: ArrayView1<f64>) -> f64 {
    let mut sum = 0.0;
    for i in (0..x.len()).rev() {
        sum += x[i].powi(2);
    }
    sum
}

pub fn norm(x: ArrayView1<f64>) -> f64 {
    let mut sum = 0.0;
    for x in x {
        sum += x * x;
    }
    sum.sqrt()
}
