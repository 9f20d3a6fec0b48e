//! law: sum
//! mistake: axis kept
use ndarray::{ArrayD, ArrayViewD, Axis};

pub fn sum_axis(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    if axis >= x.ndim() {
        return None;
    }
    let mut sums = x.to_owned();
    for other in (0..x.ndim()).rev() {
        if other != axis {
            sums = sums.sum_axis(Axis(other));
        }
    }
    Some(sums)
}
