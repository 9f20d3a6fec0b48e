//! law: no sum
//! mistake: aligned from the left
use ndarray::{ArrayD, ArrayViewD, Axis, IxDyn};

pub fn broadcast_add(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    let order = x.ndim().max(y.ndim());
    let mut x = x;
    while x.ndim() < order {
        let last = Axis(x.ndim());
        x.insert_axis_inplace(last);
    }
    let mut y = y;
    while y.ndim() < order {
        let last = Axis(y.ndim());
        y.insert_axis_inplace(last);
    }
    super::broadcast_shape(x.shape(), y.shape())?;
    Some(&x + &y)
}
