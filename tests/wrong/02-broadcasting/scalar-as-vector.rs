//! law: sum
use ndarray::{ArrayD, ArrayViewD, Axis, IxDyn};

pub fn broadcast_add(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    let shape = super::broadcast_shape(x.shape(), y.shape())?;
    let z = &x.broadcast(shape.clone())? + &y.broadcast(shape)?;
    Some(if z.ndim() == 0 { z.insert_axis(Axis(0)) } else { z })
}
