//! law: no weights
//! mistake: 0 / 0
use ndarray::{ArrayD, ArrayViewD, Axis};

pub fn softmax(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    let largest = super::max_axis(x.view(), axis)?.insert_axis(Axis(axis));
    let weights = (&x - &largest).exp();
    let sums = weights.sum_axis(Axis(axis)).insert_axis(Axis(axis));
    Some(weights / sums)
}
