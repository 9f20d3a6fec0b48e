//! Exercise 10: linear maps.
//!
//! A function f: ℝᵈ → ℝᵒ is given as something to call, `f(x)`; how it computes stays hidden. Every
//! call is counted. Run `cargo xtask check 10` whenever you like.

use ndarray::{Array1, Array2, ArrayView1, ArrayView2};

/// The matrix A ~ (o, d) of a linear f: ℝᵈ → ℝᵒ, that is f(x) = A x for every x.
///
/// f is evaluated d times, once a column.
pub fn matrix_of(f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>, o: usize, d: usize) -> Array2<f64> {
    todo!()
}

/// The matrix of the composition x ↦ f(g(x)), for linear f: ℝᵐ → ℝᵒ and g: ℝᵈ → ℝᵐ.
///
/// g is evaluated d times, and f at most as often as the larger of d and m.
pub fn composition_matrix(
    f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    g: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    o: usize,
    m: usize,
    d: usize,
) -> Array2<f64> {
    todo!()
}

/// The matrix A ~ (o, d) with the columns f(eⱼ), if f looks linear.
///
/// It does if f(x) = A x for every trial x, a row of `trials` ~ (n, d). Rounding is forgiven: row i may differ by up to 10⁻⁹ Σⱼ |Aᵢⱼ xⱼ|. `None` where a trial differs by
/// more, or f(x) is NaN. f is evaluated at most d + n times.
pub fn matrix_if_linear(
    f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    o: usize,
    d: usize,
    trials: ArrayView2<f64>,
) -> Option<Array2<f64>> {
    todo!()
}

kit::answers! {
    matrix_of,
    composition_matrix,
    matrix_if_linear,
}
