//! law: sums to one
//! mistake: logarithm subtracted
use ndarray::{ArrayD, ArrayViewD, Axis};

pub fn softmax(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    if super::max_axis(x.view(), axis)?.iter().any(|m| m.is_infinite()) {
        return None;
    }
    let logarithms = x.map_axis(Axis(axis), |x| super::log_sum_exp(x)).insert_axis(Axis(axis));
    Some((&x - &logarithms).exp())
}
