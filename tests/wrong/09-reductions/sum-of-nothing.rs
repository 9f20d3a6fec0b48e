//! law: empty axis
use ndarray::{ArrayD, ArrayViewD, Axis};

pub fn sum_axis(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    (axis < x.ndim() && x.len_of(Axis(axis)) > 0).then(|| x.sum_axis(Axis(axis)))
}
