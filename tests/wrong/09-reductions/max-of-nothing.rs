//! law: empty axis
//! mistake: nothing compared
use ndarray::{ArrayD, ArrayViewD, Axis};

pub fn max_axis(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    (axis < x.ndim()).then(|| x.fold_axis(Axis(axis), f64::NEG_INFINITY, |m, x| m.max(*x)))
}
