//! law: one value per row
//! mistake: axis ignored
use ndarray::{ArrayD, ArrayViewD, Axis};

pub fn sum_axis(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    (axis < x.ndim()).then(|| x.sum_axis(Axis(0)))
}
