//! Exercise 9: reductions.
//!
//! Arrays have any number of axes, counted from 0. Run `cargo xtask check 9` whenever you like.

use ndarray::{ArrayD, ArrayView1, ArrayViewD};

/// The sums along an axis, which disappears: of X ~ (n, d), axis 1 gives one sum per row.
///
/// Along an axis of size 0 each sum is 0. `None` when X has no such axis.
pub fn sum_axis(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    todo!()
}

/// The means along an axis, which disappears.
///
/// `None` when X has no such axis, or its size is 0.
pub fn mean_axis(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    todo!()
}

/// The largest elements along an axis, which disappears. X may hold infinities, and holds no NaN.
///
/// `None` when X has no such axis, or its size is 0.
pub fn max_axis(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    todo!()
}

/// log Σ exp(xᵢ), also where the exponentials overflow or all of them underflow.
///
/// The exponential of -∞ is 0 and the logarithm of 0 is -∞: so is the answer for no elements at all.
pub fn log_sum_exp(x: ArrayView1<f64>) -> f64 {
    todo!()
}

/// The weights exp(xᵢ) / Σ exp(xⱼ) within every slice along an axis, also where the exponentials overflow or
/// underflow. The shape stays as it is.
///
/// `None` when X has no such axis, its size is 0, or the largest element of a slice is infinite: there are no weights
/// then.
pub fn softmax(x: ArrayViewD<f64>, axis: usize) -> Option<ArrayD<f64>> {
    todo!()
}

kit::answers! {
    sum_axis,
    mean_axis,
    max_axis,
    log_sum_exp,
    softmax,
}
