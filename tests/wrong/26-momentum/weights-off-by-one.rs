//! law: weights
//! mistake: off by one
use ndarray::{Array1, ArrayView1};

pub fn gradient_weights(eta: ArrayView1<f64>, lambda: f64) -> Array1<f64> {
    let mut weights = eta.to_owned();
    let mut faded = 1.0;
    for weight in weights.iter_mut().rev() {
        faded *= lambda;
        *weight *= faded;
    }
    weights
}
