//! law: 0 is neutral
//! mistake: nothing stretched
use ndarray::{ArrayD, ArrayViewD, Axis, IxDyn};

pub fn broadcast_add(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    (x.shape() == y.shape()).then(|| &x + &y)
}
