//! law: sum
//! mistake: empty arrays refused
use ndarray::{ArrayD, ArrayViewD, Axis, IxDyn};

pub fn broadcast_add(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    if x.is_empty() || y.is_empty() {
        return None;
    }
    let shape = super::broadcast_shape(x.shape(), y.shape())?;
    Some(&x.broadcast(shape.clone())? + &y.broadcast(shape)?)
}
