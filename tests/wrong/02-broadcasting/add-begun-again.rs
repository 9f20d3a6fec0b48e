//! law: column plus vector
//! mistake: begun again by position
use ndarray::{ArrayD, ArrayViewD, Axis, IxDyn};

pub fn broadcast_add(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    let shape = super::broadcast_shape(x.shape(), y.shape())?;
    let (x, y): (Vec<&f64>, Vec<&f64>) = (x.iter().collect(), y.iter().collect());
    let count: usize = shape.iter().product();
    let sums = (0..count).map(|k| x[k % x.len()] + y[k % y.len()]).collect();
    ArrayD::from_shape_vec(IxDyn(&shape), sums).ok()
}
