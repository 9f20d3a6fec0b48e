//! law: sum
use ndarray::{ArrayD, ArrayViewD, Axis, IxDyn};

pub fn broadcast_add(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    let shape = super::broadcast_shape(x.shape(), y.shape())?;
    if x.shape() == y.shape() {
        let (x, y) = (x.as_slice().unwrap(), y.as_slice().unwrap());
        let sums = x.iter().zip(y).map(|(x, y)| x + y).collect();
        return ArrayD::from_shape_vec(IxDyn(&shape), sums).ok();
    }
    Some(&x.broadcast(shape.clone())? + &y.broadcast(shape)?)
}
