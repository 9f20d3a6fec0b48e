//! Exercise 6: matrix multiplication.
//!
//! A matrix X ~ (n, d) is a stack of n rows; Xᵢ is the i-th of them. Run `cargo xtask check 6`
//! whenever you like. Exercise 31 computes the product of matrices on a graphics processor.

use ndarray::{Array1, Array2, ArrayView1, ArrayView2};

/// The matrix-vector product z = W x ~ (o) of W ~ (o, d) and x ~ (d): zᵢ = ⟨Wᵢ, x⟩.
///
/// `None` when W has not as many columns as x has elements.
pub fn matvec(w: ArrayView2<f64>, x: ArrayView1<f64>) -> Option<Array1<f64>> {
    // solution
    (w.ncols() == x.len()).then(|| w.rows().into_iter().map(|row| row.dot(&x)).collect())
    // end
}

/// The matrix product Z = X Y ~ (a, c) of X ~ (a, b) and Y ~ (b, c): Zᵢⱼ = Σₖ Xᵢₖ Yₖⱼ, the inner
/// product of the i-th row of X and the j-th column of Y. Where b = 0 the sum is empty, and Z is zero.
///
/// `None` when X has not as many columns as Y has rows.
pub fn matmul(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    // solution
    // As a kernel, for a GPU: exercise 31.
    let element = |(i, j)| x.row(i).dot(&y.column(j));
    (x.ncols() == y.nrows()).then(|| Array2::from_shape_fn((x.nrows(), y.ncols()), element))
    // end
}

/// The batch Z = X Wᵀ ~ (n, o) of matrix-vector products with W ~ (o, d): its row Zᵢ is W xᵢ, where
/// the vectors x₁, …, xₙ are the rows of X ~ (n, d).
///
/// `None` when W has not as many columns as X.
pub fn batched_matvec(x: ArrayView2<f64>, w: ArrayView2<f64>) -> Option<Array2<f64>> {
    // solution
    matmul(x, w.t())
    // end
}

/// The Gram matrix G = X Xᵀ ~ (n, n) of the rows of X ~ (n, d): Gᵢⱼ = ⟨xᵢ, xⱼ⟩.
pub fn gram(x: ArrayView2<f64>) -> Array2<f64> {
    // solution
    x.dot(&x.t())
    // end
}

kit::answers! {
    matvec,
    matmul,
    batched_matvec,
    gram,
}
