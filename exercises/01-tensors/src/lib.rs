//! Exercise 1: tensors.
//!
//! The shape of a tensor X ~ (s₁, …, sₙ) is the list of its sizes; the shape () of a scalar is the
//! empty list. Run `cargo xtask check 1` whenever you like.

use ndarray::{Array2, ArrayView3};

/// The number of elements s₁ s₂ ⋯ sₙ of a tensor of this shape.
///
/// The product of no numbers is 1: a scalar is one element. Where a size is 0, there is none.
pub fn number_of_elements(shape: &[usize]) -> usize {
    todo!()
}

/// The order n: 0 for a scalar, 1 for a vector, 2 for a matrix.
///
/// An axis of size 1 is an axis: a tensor of shape (1, 1) is a matrix.
pub fn order(shape: &[usize]) -> usize {
    todo!()
}

/// The row-major strides tₖ = sₖ₊₁ sₖ₊₂ ⋯ sₙ: how many elements further to go in memory when the
/// k-th index grows by one.
///
/// There is one for each size, and tₙ = 1. The formula stands for every shape, also where a size
/// is 1 or 0: the strides of (4, 1, 3) are (3, 3, 1), those of (2, 0, 3) are (0, 3, 1).
pub fn row_major_strides(shape: &[usize]) -> Vec<usize> {
    todo!()
}

/// The position Σ iₖ tₖ in row-major memory of the element at `index`; both count from 0.
///
/// `None` when index and shape differ in length, or some iₖ is not below its size sₖ. The tensor
/// itself is not needed, and its shape may be larger than any memory.
pub fn ravel_index(index: &[usize], shape: &[usize]) -> Option<usize> {
    todo!()
}

/// The index of the element at the position `flat` in row-major memory; both count from 0.
///
/// `None` when a tensor of this shape has no such position, since it has too few elements. Here
/// too the shape may be larger than any memory.
pub fn unravel_index(flat: usize, shape: &[usize]) -> Option<Vec<usize>> {
    todo!()
}

/// The slice Xᵢ,:,ⱼ:ₖ of X ~ (a, b, c): a matrix of shape (b, k - j) with the elements
/// j, …, k - 1 of the last axis.
///
/// As in the text, i, j and k count from 1, and k itself is left out; the array counts from 0.
/// `None` unless 1 ≤ i ≤ a and 1 ≤ j ≤ k ≤ c + 1. When j = k the slice is empty, which is an answer.
pub fn slice(x: ArrayView3<f64>, i: usize, j: usize, k: usize) -> Option<Array2<f64>> {
    todo!()
}

kit::answers! {
    number_of_elements,
    order,
    row_major_strides,
    ravel_index,
    unravel_index,
    slice,
}
