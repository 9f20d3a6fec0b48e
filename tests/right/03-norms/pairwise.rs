//! Pairwise summation, and scaling by a power of two.
use ndarray::{Array1, ArrayView1, s};

pub fn squared_norm(x: ArrayView1<f64>) -> f64 {
    match x.len() {
        0 => 0.0,
        1 => x[0] * x[0],
        n => squared_norm(x.slice(s![..n / 2])) + squared_norm(x.slice(s![n / 2..])),
    }
}

pub fn safe_norm(x: ArrayView1<f64>) -> f64 {
    let largest = x.iter().fold(0.0, |m: f64, x| m.max(x.abs()));
    let scale = if largest > 1e100 {
        2f64.powi(-700)
    } else if largest < 1e-100 {
        2f64.powi(700)
    } else {
        1.0
    };
    squared_norm((&x * scale).view()).sqrt() / scale
}

pub fn normalise(x: ArrayView1<f64>) -> Option<Array1<f64>> {
    let largest = x.iter().fold(0.0, |m: f64, x| m.max(x.abs()));
    if largest == 0.0 {
        return None;
    }
    let scaled = x.mapv(|x| x / largest);
    let norm = squared_norm(scaled.view()).sqrt();
    Some(scaled.mapv(|x| x / norm))
}
