//! Exercise 15: rearrange.
//!
//! Vectors are one-dimensional arrays x ~ (d). Run `cargo xtask check 15` whenever you like.

use ndarray::ArrayView1;

/// The sum Σ xᵢ of the elements; 0 for the empty vector.
pub fn total(x: ArrayView1<f64>) -> f64 {
    todo!()
}

kit::answers! {
    total,
}
