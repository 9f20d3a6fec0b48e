//! law: softmax
//! mistake: log-softmax
use ndarray::{ArrayD, ArrayViewD, Axis};

pub fn softmax(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    if super::max_axis(x.view(), axis)?.iter().any(|m| m.is_infinite()) {
        return None;
    }
    let lowered = &x - &super::max_axis(x.view(), axis)?.insert_axis(Axis(axis));
    let sums = lowered.exp().sum_axis(Axis(axis)).insert_axis(Axis(axis));
    Some(lowered - sums.ln())
}
