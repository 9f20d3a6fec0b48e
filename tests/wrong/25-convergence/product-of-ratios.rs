//! law: observed rate
use ndarray::{ArrayView1, ArrayView2};

// A run that passes the minimum on its way has the ratios 0 and ∞, whose product is NaN.
pub fn observed_rate(trajectory: ArrayView2<f64>, minimum: ArrayView1<f64>) -> Option<f64> {
    if trajectory.nrows() < 2 || trajectory.ncols() != minimum.len() {
        return None;
    }
    let distances: Vec<f64> = trajectory
        .rows()
        .into_iter()
        .map(|row| {
            let off = &row - &minimum;
            off.dot(&off).sqrt()
        })
        .collect();
    let steps = distances.len() - 1;
    if distances[0] == 0.0 || !distances[0].is_finite() || !distances[steps].is_finite() {
        return None;
    }
    let product: f64 = distances.windows(2).map(|pair| pair[1] / pair[0]).product();
    Some(product.powf(1.0 / steps as f64))
}
