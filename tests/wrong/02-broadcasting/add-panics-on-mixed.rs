//! law: no sum
use ndarray::{ArrayD, ArrayViewD, Axis, IxDyn};

pub fn broadcast_add(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    Some(if x.ndim() >= y.ndim() { &x + &y } else { &y + &x })
}
