//! Exercise 25: convergence.
//!
//! The bowl is f(x) = ½ xᵀA x − bᵀx. A is symmetric, its smallest eigenvalue is μ > 0, its largest L, and
//! x* is the minimum. Run `cargo xtask check 25` whenever you like.

use ndarray::{ArrayView1, ArrayView2};

/// The condition number κ = L / μ of the bowl.
///
/// `None` unless 0 < μ ≤ L < ∞.
pub fn condition_number(mu: f64, l: f64) -> Option<f64> {
    // solution
    (0.0 < mu && mu <= l && l < f64::INFINITY).then(|| l / mu)
    // end
}

/// The step size 2 / L: gradient descent converges with every smaller one, from wherever it starts.
///
/// `None` unless 0 < L < ∞.
pub fn largest_stable_step(l: f64) -> Option<f64> {
    // solution
    (0.0 < l && l < f64::INFINITY).then(|| 2.0 / l)
    // end
}

/// The contraction factor max(|1 − η μ|, |1 − η L|) of the step size η: ‖xₜ₊₁ − x*‖ is at most so many
/// times ‖xₜ − x*‖.
///
/// `None` unless 0 < μ ≤ L < ∞.
pub fn contraction_factor(eta: f64, mu: f64, l: f64) -> Option<f64> {
    // solution
    condition_number(mu, l)?;
    Some((1.0 - eta * mu).abs().max((1.0 - eta * l).abs()))
    // end
}

/// The step size with the smallest contraction factor, 2 / (L + μ).
///
/// `None` unless 0 < μ ≤ L < ∞.
pub fn optimal_step(mu: f64, l: f64) -> Option<f64> {
    // solution
    condition_number(mu, l)?;
    Some(2.0 / (mu + l))
    // end
}

/// The smallest contraction factor that a step size can have, (κ − 1) / (κ + 1).
///
/// `None` unless 0 < μ ≤ L < ∞.
pub fn optimal_contraction(mu: f64, l: f64) -> Option<f64> {
    // solution
    let kappa = condition_number(mu, l)?;
    Some((kappa - 1.0) / (kappa + 1.0))
    // end
}

/// The fewest steps t with factorᵗ ≤ tolerance, where each step multiplies the error by the factor.
///
/// `None` unless 0 ≤ factor < 1 and 0 < tolerance < ∞. Where the tolerance is 1 or more, no step is needed.
pub fn steps_to(factor: f64, tolerance: f64) -> Option<usize> {
    // solution
    let shrinks = (0.0..1.0).contains(&factor);
    let reachable = 0.0 < tolerance && tolerance < f64::INFINITY;
    if !(shrinks && reachable) {
        return None;
    }
    if tolerance >= 1.0 {
        return Some(0);
    }
    // The factor 0, whose logarithm is infinite, takes one step as well.
    let steps = (tolerance.ln() / factor.ln()).ceil().max(1.0);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number, at least 1"
    )]
    Some(steps as usize)
    // end
}

/// The factor by which a step has multiplied the error, on average over a run of n steps:
/// (‖xₙ − x*‖ / ‖x₀ − x*‖) to the power 1 / n.
///
/// The rows of the trajectory ~ (n + 1, d) are x₀, …, xₙ, and the minimum is x* ~ (d). `None` where there is
/// no step, the lengths differ, x₀ = x*, or one of the two distances is not finite. Distances of 1e200 or 1e-200, whose squares
/// overflow or underflow, do no harm.
pub fn observed_rate(trajectory: ArrayView2<f64>, minimum: ArrayView1<f64>) -> Option<f64> {
    // solution
    let steps = trajectory.nrows().checked_sub(1)?;
    if steps == 0 || trajectory.ncols() != minimum.len() {
        return None;
    }
    let distance = |row: usize| {
        let off = &trajectory.row(row) - &minimum;
        off.fold(0.0, |norm: f64, x| norm.hypot(*x))
    };
    let (first, last) = (distance(0), distance(steps));
    (first > 0.0 && first.is_finite() && last.is_finite())
        .then(|| (last / first).powf(1.0 / steps as f64))
    // end
}

/// The step size η and the momentum λ with which xₜ₊₁ = xₜ − η ∇f(xₜ) + λ (xₜ − xₜ₋₁) converges fastest:
/// η = (2 / (√L + √μ))² and λ = ((√κ − 1) / (√κ + 1))².
///
/// `None` unless 0 < μ ≤ L < ∞.
pub fn optimal_momentum(mu: f64, l: f64) -> Option<(f64, f64)> {
    // solution
    let root = condition_number(mu, l)?.sqrt();
    let eta = (2.0 / (l.sqrt() + mu.sqrt())).powi(2);
    Some((eta, ((root - 1.0) / (root + 1.0)).powi(2)))
    // end
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
