//! Exercise 8: exponentials.
//!
//! Matrices are two-dimensional arrays A ~ (n, n) of finite numbers. Run `cargo xtask check 8` whenever you like.

use ndarray::{Array2, ArrayD, ArrayView2, ArrayViewD};

/// The exponential of every element, [exp(X)]ᵢⱼ = exp(Xᵢⱼ), of an array of any shape.
pub fn exp_elements(x: ArrayViewD<f64>) -> ArrayD<f64> {
    todo!()
}

/// The first terms of the series of the matrix exponential, Σ Aᵏ / k! over k from 0 to terms - 1.
///
/// With one term it is I, with none the zero matrix. `None` when A is not square.
pub fn exp_series(a: ArrayView2<f64>, terms: usize) -> Option<Array2<f64>> {
    todo!()
}

/// The matrix exponential exp(A) = Σ Aᵏ / k!, also where the terms grow large before they shrink.
///
/// `None` when A is not square.
pub fn matrix_exp(a: ArrayView2<f64>) -> Option<Array2<f64>> {
    todo!()
}

kit::answers! {
    exp_elements,
    exp_series,
    matrix_exp,
}
