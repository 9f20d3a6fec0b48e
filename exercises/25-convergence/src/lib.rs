//! Exercise 25: convergence.
//!
//! The bowl is f(x) = ½ xᵀA x − bᵀx. A is symmetric, its smallest eigenvalue is μ > 0, its largest L, and
//! x* is the minimum. Run `cargo xtask check 25` whenever you like.

use ndarray::{ArrayView1, ArrayView2};

/// The condition number κ = L / μ of the bowl.
///
/// `None` unless 0 < μ ≤ L < ∞.
pub fn condition_number(mu: f64, l: f64) -> Option<f64> {
    todo!()
}

/// The step size 2 / L: gradient descent converges with every smaller one, from wherever it starts.
///
/// `None` unless 0 < L < ∞.
pub fn largest_stable_step(l: f64) -> Option<f64> {
    todo!()
}

/// The contraction factor max(|1 − η μ|, |1 − η L|) of the step size η: ‖xₜ₊₁ − x*‖ is at most so many
/// times ‖xₜ − x*‖.
///
/// `None` unless 0 < μ ≤ L < ∞.
pub fn contraction_factor(eta: f64, mu: f64, l: f64) -> Option<f64> {
    todo!()
}

/// The step size with the smallest contraction factor, 2 / (L + μ).
///
/// `None` unless 0 < μ ≤ L < ∞.
pub fn optimal_step(mu: f64, l: f64) -> Option<f64> {
    todo!()
}

/// The smallest contraction factor that a step size can have, (κ − 1) / (κ + 1).
///
/// `None` unless 0 < μ ≤ L < ∞.
pub fn optimal_contraction(mu: f64, l: f64) -> Option<f64> {
    todo!()
}

/// The fewest steps t with factorᵗ ≤ tolerance, where each step multiplies the error by the factor.
///
/// `None` unless 0 ≤ factor < 1 and 0 < tolerance < ∞. Where the tolerance is 1 or more, no step is needed.
pub fn steps_to(factor: f64, tolerance: f64) -> Option<usize> {
    todo!()
}

/// The factor by which a step has multiplied the error, on average over a run of n steps:
/// (‖xₙ − x*‖ / ‖x₀ − x*‖) to the power 1 / n.
///
/// The rows of the trajectory ~ (n + 1, d) are x₀, …, xₙ, and the minimum is x* ~ (d). `None` where there is
/// no step, the lengths differ, x₀ = x*, or one of the two distances is not finite. Distances of 1e200 or 1e-200, whose squares
/// overflow or underflow, do no harm.
pub fn observed_rate(trajectory: ArrayView2<f64>, minimum: ArrayView1<f64>) -> Option<f64> {
    todo!()
}

/// The step size η and the momentum λ with which xₜ₊₁ = xₜ − η ∇f(xₜ) + λ (xₜ − xₜ₋₁) converges fastest:
/// η = (2 / (√L + √μ))² and λ = ((√κ − 1) / (√κ + 1))².
///
/// `None` unless 0 < μ ≤ L < ∞.
pub fn optimal_momentum(mu: f64, l: f64) -> Option<(f64, f64)> {
    todo!()
}

kit::answers! {
    condition_number,
    largest_stable_step,
    contraction_factor,
    optimal_step,
    optimal_contraction,
    steps_to,
    observed_rate,
    optimal_momentum,
}
