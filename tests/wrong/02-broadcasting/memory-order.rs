//! law: sum
use ndarray::{ArrayD, ArrayViewD, Axis, IxDyn};

pub fn broadcast_add(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    let shape = super::broadcast_shape(x.shape(), y.shape())?;
    if x.shape() == y.shape() {
        // The elements as they lie in memory.
        let (x, y) =
            (x.to_owned().into_raw_vec_and_offset().0, y.to_owned().into_raw_vec_and_offset().0);
        let sums = x.iter().zip(y).map(|(x, y)| x + y).collect();
        return ArrayD::from_shape_vec(IxDyn(&shape), sums).ok();
    }
    Some(&x.broadcast(shape.clone())? + &y.broadcast(shape)?)
}
