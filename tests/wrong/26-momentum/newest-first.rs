//! law: weights
//! mistake: newest first
use ndarray::{Array1, ArrayView1};

pub fn gradient_weights(eta: ArrayView1<f64>, lambda: f64) -> Array1<f64> {
    eta.iter().enumerate().map(|(s, eta)| eta * lambda.powi(s as i32)).collect()
}
