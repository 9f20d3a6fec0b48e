//! law: 0 is neutral
use ndarray::{ArrayD, ArrayViewD, Axis, IxDyn};

pub fn broadcast_add(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    let shape = super::broadcast_shape(x.shape(), y.shape())?;
    Some(&x.broadcast(shape.clone())? - &y.broadcast(shape)?)
}
