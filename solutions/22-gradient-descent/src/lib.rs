//! Exercise 22: gradient descent.
//!
//! The gradient of f: ℝᵈ → ℝ is given as something to call, `gradient(x)`; computing it is what a step costs,
//! and so every call is counted. Run `cargo xtask check 22` whenever you like.

use ndarray::{Array1, Array2, ArrayView1};

/// One step of gradient descent from x ~ (d): x − η ∇f(x).
pub fn descent_step(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    eta: f64,
) -> Array1<f64> {
    // solution
    &x - eta * gradient(x)
    // end
}

/// The trajectory x₀, x₁, … of gradient descent, row by row: xₜ = xₜ₋₁ − ηₜ ∇f(xₜ₋₁).
///
/// `eta` ~ (steps) holds the step sizes: η₁ is `eta[0]`, the size of the first step. The trajectory is of shape
/// (steps + 1, d), and its first row is `x0` ~ (d). One gradient a step.
pub fn descend(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    eta: ArrayView1<f64>,
) -> Array2<f64> {
    // solution
    // As a kernel, for a GPU: exercise 32.
    let mut trajectory = Array2::zeros((eta.len() + 1, x0.len()));
    let mut x = x0.to_owned();
    trajectory.row_mut(0).assign(&x);
    for (t, eta) in eta.iter().enumerate() {
        x = descent_step(gradient, x.view(), *eta);
        trajectory.row_mut(t + 1).assign(&x);
    }
    trajectory
    // end
}

kit::answers! {
    descent_step,
    descend,
}
