//! law: empty axis
//! mistake: nothing divided
use ndarray::{ArrayD, ArrayViewD, Axis};

pub fn mean_axis(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    Some(super::sum_axis(x.view(), axis)? / x.len_of(Axis(axis)) as f64)
}
