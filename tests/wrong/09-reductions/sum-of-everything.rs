//! law: one value per row
//! mistake: whole array
use ndarray::{ArrayD, ArrayViewD};

pub fn sum_axis(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    (axis < x.ndim()).then(|| ndarray::arr0(x.sum()).into_dyn())
}
