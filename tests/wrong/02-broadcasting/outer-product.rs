//! law: 0 is neutral
//! mistake: outer product instead of stretch
use ndarray::{ArrayD, ArrayViewD, Axis, IxDyn};

pub fn broadcast_add(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    let sums: Vec<f64> = x.iter().flat_map(|x| y.iter().map(move |y| x * y)).collect();
    ArrayD::from_shape_vec(IxDyn(&[x.shape(), y.shape()].concat()), sums).ok()
}
