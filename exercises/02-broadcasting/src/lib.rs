//! Exercise 2: broadcasting.
//!
//! A shape is a list of sizes; the shape () of a scalar is the empty list. Run
//! `cargo xtask check 2` whenever you like.

use ndarray::{ArrayD, ArrayView1, ArrayView2, ArrayViewD};

/// The shape to which a and b broadcast.
///
/// The shapes are aligned on the right, and a size that is missing counts as 1. Where the sizes p
/// and q meet, the result has q if p = 1, p if q = 1 or p = q. A size 0 is a size like any other:
/// 1 and 0 give 0.
///
/// `None` when somewhere p ≠ q and neither is 1: the shapes do not fit together.
pub fn broadcast_shape(a: &[usize], b: &[usize]) -> Option<Vec<usize>> {
    todo!()
}

/// The sum x + y of two arrays, each stretched to the shape to which theirs broadcast.
///
/// With x ~ (4, 1) and y ~ (4) the sum z has shape (4, 4) and the elements zᵢⱼ = xᵢ₁ + yⱼ.
///
/// `None` when the shapes do not fit together.
pub fn broadcast_add(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    todo!()
}

/// The vector x ~ (d) as a row, of shape (1, d).
///
/// A view: the same numbers in the same place, with another shape.
pub fn as_row(x: ArrayView1<f64>) -> ArrayView2<f64> {
    todo!()
}

/// The vector x ~ (d) as a column, of shape (d, 1).
///
/// A view: the same numbers in the same place, with another shape.
pub fn as_column(x: ArrayView1<f64>) -> ArrayView2<f64> {
    todo!()
}

kit::answers! {
    broadcast_shape,
    broadcast_add,
    as_row,
    as_column,
}
