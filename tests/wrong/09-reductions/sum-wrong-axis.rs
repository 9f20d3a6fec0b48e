//! law: sum
//! mistake: wrong axis
use ndarray::{ArrayD, ArrayViewD, Axis};

pub fn sum_axis(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    (axis < x.ndim()).then(|| x.sum_axis(Axis(x.ndim() - 1 - axis)))
}
