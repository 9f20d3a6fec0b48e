//! Exercise 27: Adam.
//!
//! The gradient of f: ℝᵈ → ℝ is given as something to call, `gradient(x)`; every call is counted. A run is kept as a
//! trajectory ~ (steps + 1, d), whose row t is the point xₜ after t steps. Run `cargo xtask check 27` whenever you like.

use ndarray::{Array1, Array2, ArrayView1};

/// The trajectory of Adam from x₀: xₜ = xₜ₋₁ − η m̂ₜ / (√v̂ₜ + ε), all element by element.
///
/// With gₜ = ∇f(xₜ₋₁) and (β₁, β₂) = `betas`, mₜ = β₁ mₜ₋₁ + (1 − β₁) gₜ and vₜ = β₂ vₜ₋₁ + (1 − β₂) gₜ², from
/// m₀ = v₀ = 0; corrected, m̂ₜ = mₜ / (1 − β₁ᵗ) and v̂ₜ = vₜ / (1 − β₂ᵗ). The gradient is evaluated once a step.
pub fn adam(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    eta: f64,
    betas: (f64, f64),
    epsilon: f64,
    steps: usize,
) -> Array2<f64> {
    todo!()
}

/// The trajectory of AdamW from x₀: xₜ = (1 − η λ) xₜ₋₁ − η m̂ₜ / (√v̂ₜ + ε), where λ is `weight_decay`.
///
/// m̂ₜ and v̂ₜ are those of Adam, of the gradient alone. It is evaluated once a step.
pub fn adamw(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    eta: f64,
    betas: (f64, f64),
    epsilon: f64,
    weight_decay: f64,
    steps: usize,
) -> Array2<f64> {
    todo!()
}

/// The bytes of what a method keeps from one step to the next, beside the parameters themselves.
///
/// Each vector kept has `parameters` numbers of `bytes_per_number` bytes. The methods are "gradient descent", "momentum", "adam" and
/// "adamw"; `None` for any other.
pub fn state_bytes(method: &str, parameters: usize, bytes_per_number: usize) -> Option<usize> {
    todo!()
}

kit::answers! {
    adam,
    adamw,
    state_bytes,
}
