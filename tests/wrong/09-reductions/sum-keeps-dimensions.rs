//! law: partial sums
//! mistake: axis left in place
use ndarray::{ArrayD, ArrayViewD, Axis};

pub fn sum_axis(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    (axis < x.ndim()).then(|| x.sum_axis(Axis(axis)).insert_axis(Axis(axis)))
}
