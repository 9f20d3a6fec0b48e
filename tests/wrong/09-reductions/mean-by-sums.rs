//! law: mean
//! mistake: wrong count
use ndarray::{ArrayD, ArrayViewD, Axis};

pub fn mean_axis(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    let sums = super::sum_axis(x.view(), axis)?;
    let count = sums.len();
    (x.len_of(Axis(axis)) > 0).then(|| sums / count as f64)
}
