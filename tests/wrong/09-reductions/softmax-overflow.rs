//! law: sums to one
//! mistake: overflow
use ndarray::{ArrayD, ArrayViewD, Axis};

pub fn softmax(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    if super::max_axis(x.view(), axis)?.iter().any(|m| m.is_infinite()) {
        return None;
    }
    let weights = x.exp();
    let sums = weights.sum_axis(Axis(axis)).insert_axis(Axis(axis));
    Some(weights / sums)
}
