//! Exercise 12: a product on every core.
//!
//! Matrices are X ~ (a, b), Y ~ (b, c) and Z = X Y ~ (a, c). Run `cargo xtask check 12` whenever you like.

use ndarray::{Array2, ArrayView2};

/// The product Z = X Y on one core, block by block: rows, columns and the inner index are gone
/// through in blocks of `block`, of which the last may be shorter.
///
/// `None` when X has not as many columns as Y has rows, and for blocks of size 0.
pub fn blocked_matmul(x: ArrayView2<f64>, y: ArrayView2<f64>, block: usize) -> Option<Array2<f64>> {
    todo!()
}

/// The product Z = X Y on rayon's global pool: blocks of `block` rows of Z are tasks, shared out
/// among the threads. Z has the same bits for every number of threads.
///
/// `None` when X has not as many columns as Y has rows, and for blocks of size 0.
pub fn parallel_matmul(
    x: ArrayView2<f64>,
    y: ArrayView2<f64>,
    block: usize,
) -> Option<Array2<f64>> {
    todo!()
}

kit::answers! {
    blocked_matmul,
    parallel_matmul,
}
