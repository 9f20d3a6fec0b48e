//! law: sum
use ndarray::{ArrayD, ArrayViewD, Axis};

pub fn sum_axis(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    (axis < x.ndim()).then(|| x.mapv(|x| x as f32).sum_axis(Axis(axis)).mapv(f64::from))
}
