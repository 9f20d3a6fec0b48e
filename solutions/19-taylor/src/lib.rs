//! Exercise 19: Taylor's first order.
//!
//! Functions and their derivatives are given as something to call; every evaluation is counted. Run
//! `cargo xtask check 19` whenever you like.

use ndarray::{Array1, Array2, ArrayView1};

/// The tangent of f: ℝ → ℝ at x₀, that is f(x₀) + f'(x₀) (x − x₀) for each x.
///
/// f and its derivative are evaluated once each, at x₀, however many x there are.
pub fn tangent(
    f: &dyn Fn(f64) -> f64,
    derivative: &dyn Fn(f64) -> f64,
    x0: f64,
    x: ArrayView1<f64>,
) -> Array1<f64> {
    // solution
    let (value, slope) = (f(x0), derivative(x0));
    x.mapv(|x| value + slope * (x - x0))
    // end
}

/// The linear model of f: ℝᵈ → ℝ around x₀, at x: f(x₀) + ⟨∇f(x₀), x − x₀⟩.
///
/// f and its gradient are evaluated once each, at x₀. `None` when x and x₀ differ in length.
pub fn linear_model(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    x: ArrayView1<f64>,
) -> Option<f64> {
    // solution
    (x.len() == x0.len()).then(|| f(x0) + gradient(x0).dot(&(&x - &x0)))
    // end
}

/// The linear model of f: ℝᵈ → ℝᵒ around x₀, at x: f(x₀) + J(x₀) (x − x₀), J being the Jacobian.
///
/// f and its Jacobian are evaluated once each, at x₀. `None` when x and x₀ differ in length.
pub fn vector_model(
    f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    jacobian: &dyn Fn(ArrayView1<f64>) -> Array2<f64>,
    x0: ArrayView1<f64>,
    x: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    // solution
    (x.len() == x0.len()).then(|| f(x0) + jacobian(x0).dot(&(&x - &x0)))
    // end
}

/// How far the linear model of f: ℝᵈ → ℝ around x₀ is off at x₀ + t v, for each t of `steps`.
///
/// That is |f(x₀ + t v) − f(x₀) − t ⟨∇f(x₀), v⟩|. f is evaluated once at each x₀ + t v and once at x₀,
/// its gradient once. `None` when v and x₀ differ in length.
pub fn model_errors(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    v: ArrayView1<f64>,
    steps: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    // solution
    if v.len() != x0.len() {
        return None;
    }
    let (value, slope) = (f(x0), gradient(x0).dot(&v));
    Some(steps.mapv(|t| (f((&x0 + t * &v).view()) - (value + t * slope)).abs()))
    // end
}

kit::answers! {
    tangent,
    linear_model,
    vector_model,
    model_errors,
}
