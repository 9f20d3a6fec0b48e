//! law: weights
//! mistake: last step size for all
use ndarray::{Array1, ArrayView1};

pub fn gradient_weights(eta: ArrayView1<f64>, lambda: f64) -> Array1<f64> {
    let t = eta.len();
    (0..t).map(|s| eta[t - 1] * lambda.powi((t - 1 - s) as i32)).collect()
}
