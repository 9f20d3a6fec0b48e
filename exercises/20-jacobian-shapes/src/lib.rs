//! Exercise 20: shapes of Jacobians.
//!
//! The function is y = W x, with W ~ (o, d), x ~ (d) and y ~ (o). Run `cargo xtask check 20` whenever
//! you like.

use ndarray::{Array1, Array2, Array3, ArrayView1, ArrayView2};

/// The shape of the derivative of an output of one shape with respect to an input of another: one number for
/// every element of the output and every element of the input, those of the output first.
pub fn jacobian_shape(output: &[usize], input: &[usize]) -> Vec<usize> {
    todo!()
}

/// ∂(W x)/∂x ~ (o, d): element (i, j) is ∂yᵢ/∂xⱼ.
pub fn jacobian_x(w: ArrayView2<f64>) -> Array2<f64> {
    todo!()
}

/// ∂(W x)/∂W ~ (o, o, d): element (i, k, j) is ∂yᵢ/∂Wₖⱼ. What does not depend on Wₖⱼ has the derivative 0, whatever x is.
pub fn jacobian_w(o: usize, x: ArrayView1<f64>) -> Array3<f64> {
    todo!()
}

/// ∂(W x)/∂vect(W) ~ (o, o d), where vect(W) ~ (o d) holds the rows of W one after another.
pub fn jacobian_vect_w(o: usize, x: ArrayView1<f64>) -> Array2<f64> {
    todo!()
}

/// The vector–Jacobian product uᵀ ∂(W x)/∂x ~ (d), for u ~ (o).
///
/// `None` when u has not as many elements as W has rows.
pub fn vjp_x(w: ArrayView2<f64>, u: ArrayView1<f64>) -> Option<Array1<f64>> {
    todo!()
}

/// The Jacobian–vector product ∂(W x)/∂x v ~ (o), for v ~ (d).
///
/// `None` when v has not as many elements as W has columns.
pub fn jvp_x(w: ArrayView2<f64>, v: ArrayView1<f64>) -> Option<Array1<f64>> {
    todo!()
}

/// The vector–Jacobian product for W, of the shape of W: element (k, j) is Σᵢ uᵢ ∂yᵢ/∂Wₖⱼ, for u ~ (o).
///
/// No Jacobian is built: for o = d = 2000 the whole program may take 512 MiB.
pub fn vjp_w(x: ArrayView1<f64>, u: ArrayView1<f64>) -> Array2<f64> {
    todo!()
}

/// The Jacobian–vector product for W: element i is Σₖⱼ ∂yᵢ/∂Wₖⱼ Vₖⱼ, for V ~ (o, d).
///
/// `None` when V has not as many columns as x has elements. No Jacobian is built here either.
pub fn jvp_w(x: ArrayView1<f64>, v: ArrayView2<f64>) -> Option<Array1<f64>> {
    todo!()
}

kit::answers! {
    jacobian_shape,
    jacobian_x,
    jacobian_w,
    jacobian_vect_w,
    vjp_x,
    jvp_x,
    vjp_w,
    jvp_w,
}
