//! law: mean
//! mistake: wrong count
use ndarray::{ArrayD, ArrayViewD, Axis};

pub fn mean_axis(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    let sums = super::sum_axis(x.view(), axis)?;
    let n = x.len_of(Axis(axis)) as f64;
    (n > 0.0).then(|| sums / (n - 1.0))
}
