//! law: softmax
//! mistake: whole array
use ndarray::{ArrayD, ArrayViewD};

pub fn softmax(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    if super::max_axis(x.view(), axis)?.iter().any(|m| m.is_infinite()) {
        return None;
    }
    let weights = (&x - x.fold(f64::NEG_INFINITY, |m, x| m.max(*x))).exp();
    let sum = weights.sum();
    Some(weights / sum)
}
