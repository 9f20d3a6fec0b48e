//! law: sum
use ndarray::{ArrayD, ArrayViewD, Axis, IxDyn};

pub fn broadcast_add(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    if x.ndim() == 1 && y.ndim() == 1 {
        let x = x.insert_axis(Axis(1));
        return Some(&x + &y);
    }
    let shape = super::broadcast_shape(x.shape(), y.shape())?;
    Some(&x.broadcast(IxDyn(&shape))? + &y.broadcast(IxDyn(&shape))?)
}
