//! A fold by `hypot`, which never squares what does not fit.
use ndarray::{Array1, ArrayView1};

pub fn norm(x: ArrayView1<f64>) -> f64 {
    x.fold(0.0, |norm: f64, x| norm.hypot(*x))
}

pub fn safe_norm(x: ArrayView1<f64>) -> f64 {
    norm(x)
}

pub fn normalise(x: ArrayView1<f64>) -> Option<Array1<f64>> {
    match norm(x) {
        0.0 => None,
        norm => Some(x.mapv(|x| x / norm)),
    }
}
