//! Exercise 13: batched products.
//!
//! The last two axes of a tensor hold a matrix, those before them a batch of matrices. Run
//! `cargo xtask check 13` whenever you like.

use ndarray::{Array3, ArrayD, ArrayView3, ArrayViewD};

/// The batched product of X ~ (n, a, b) and Y ~ (n, b, c): Zᵢ = Xᵢ Yᵢ for every i, Z ~ (n, a, c).
///
/// `None` when the batches differ in size or the matrices do not fit; nothing is stretched here.
pub fn bmm(x: ArrayView3<f64>, y: ArrayView3<f64>) -> Option<Array3<f64>> {
    todo!()
}

/// The generalised dot product of two tensors of one shape: Σ xᵢⱼₖ yᵢⱼₖ over all indices, however
/// many they are.
///
/// `None` when the shapes differ.
pub fn generalised_dot(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<f64> {
    todo!()
}

/// The shape of X Y as Python's `@` has it.
///
/// X ~ (…, a, b) and Y ~ (…, b, c) give (…, a, c), where the leading sizes are those to which the
/// leading sizes of X and Y broadcast. A vector X ~ (b) counts as a row (1, b), a vector Y ~ (b) as
/// a column (b, 1), and the axis of size 1 is then left out of the result.
///
/// `None` when the inner sizes differ, the leading ones do not broadcast, or one is a scalar.
pub fn matmul_shape(x: &[usize], y: &[usize]) -> Option<Vec<usize>> {
    todo!()
}

/// The product X Y as Python's `@` has it: a matrix product for every index of the batch to which
/// the leading axes broadcast. Its shape is that of [`matmul_shape`].
///
/// `None` where there is no such shape.
pub fn matmul(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    todo!()
}

kit::answers! {
    bmm,
    generalised_dot,
    matmul_shape,
    matmul,
}
