//! Weights from the logarithm of the sum of what is left when the maximum is subtracted.
use ndarray::{ArrayD, ArrayViewD, Axis};

pub fn softmax(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    let largest = super::max_axis(x.view(), axis)?;
    if !largest.iter().all(|x| x.is_finite()) {
        return None;
    }
    let lowered = &x - &largest.insert_axis(Axis(axis));
    let logarithms =
        lowered.map_axis(Axis(axis), |slice| super::log_sum_exp(slice)).insert_axis(Axis(axis));
    Some((lowered - logarithms).exp())
}
