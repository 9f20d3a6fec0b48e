//! law: softmax
//! mistake: not divided
use ndarray::{ArrayD, ArrayViewD, Axis};

pub fn softmax(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    if super::max_axis(x.view(), axis)?.iter().any(|m| m.is_infinite()) {
        return None;
    }
    let largest = super::max_axis(x.view(), axis)?.insert_axis(Axis(axis));
    Some((&x - &largest).exp())
}
