//! law: x + y = y + x
//! mistake: only one side stretched
use ndarray::{ArrayD, ArrayViewD, Axis, IxDyn};

pub fn broadcast_add(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    Some(&x.broadcast(y.raw_dim())? + &y)
}
