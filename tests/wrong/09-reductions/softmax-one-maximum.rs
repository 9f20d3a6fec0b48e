//! law: sums to one
//! mistake: maximum of the whole array
use ndarray::{ArrayD, ArrayViewD, Axis};

pub fn softmax(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    if super::max_axis(x.view(), axis)?.iter().any(|m| m.is_infinite()) {
        return None;
    }
    let largest = x.fold(f64::NEG_INFINITY, |m, x| m.max(*x));
    let weights = (&x - largest).exp();
    let sums = weights.sum_axis(Axis(axis)).insert_axis(Axis(axis));
    Some(weights / sums)
}
