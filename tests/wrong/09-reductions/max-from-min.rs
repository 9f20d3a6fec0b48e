//! law: maximum
//! mistake: starts too high
use ndarray::{ArrayD, ArrayViewD, Axis};

pub fn max_axis(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    if axis >= x.ndim() || x.len_of(Axis(axis)) == 0 {
        return None;
    }
    Some(x.fold_axis(Axis(axis), f64::MIN, |m: &f64, x| m.max(*x)))
}
