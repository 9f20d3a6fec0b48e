//! Exercise 18: Jacobians.
//!
//! Functions are given as something to call, `f(x)`; every evaluation is counted. Run
//! `cargo xtask check 18` whenever you like.

use ndarray::{Array1, Array2, ArrayView1};

/// The Jacobian J ~ (o, d) of f: ℝᵈ → ℝᵒ at x, by central differences with the step h.
///
/// Jᵢⱼ = (fᵢ(x + h eⱼ) − fᵢ(x − h eⱼ)) / 2h, eⱼ being the j-th unit vector. f is evaluated 2d
/// times. `None` unless h > 0.
pub fn jacobian(
    f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    o: usize,
    h: f64,
) -> Option<Array2<f64>> {
    todo!()
}

/// The Jacobian of x ↦ f(g(x)) at x, by the chain rule.
///
/// Given are g and two functions that give Jacobians: `jacobian_f(u)` is that of f at u, `jacobian_g(x)` that of g at x. Each
/// of the three is evaluated once. `None` where the Jacobian of f has not as many columns as that of g has rows.
pub fn chain_rule(
    jacobian_f: &dyn Fn(ArrayView1<f64>) -> Array2<f64>,
    g: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    jacobian_g: &dyn Fn(ArrayView1<f64>) -> Array2<f64>,
    x: ArrayView1<f64>,
) -> Option<Array2<f64>> {
    todo!()
}

/// The gradient of x ↦ f(g(x)) ~ (d) at x, where f has one number as its value: the case o = 1.
///
/// `gradient_f(u)` is the gradient of f at u, a vector; the Jacobian of f is the same numbers as a row. Each
/// of the three is evaluated once. `None` where the gradient of f has not as many elements as the Jacobian of g has rows.
pub fn gradient_of_composition(
    gradient_f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    g: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    jacobian_g: &dyn Fn(ArrayView1<f64>) -> Array2<f64>,
    x: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    todo!()
}

kit::answers! {
    jacobian,
    chain_rule,
    gradient_of_composition,
}
