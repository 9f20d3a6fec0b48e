//! Exercise 26: momentum.
//!
//! The gradient of f: ℝᵈ → ℝ is given as something to call, `gradient(x)`, and every call is counted. λ in [0, 1) is
//! the momentum coefficient. Run `cargo xtask check 26` whenever you like.

use ndarray::{Array1, Array2, ArrayView1};

/// The velocity gₜ = −ηₜ ∇f(xₜ₋₁) + λ gₜ₋₁.
///
/// `x` is xₜ₋₁ and `previous` is gₜ₋₁, both ~ (d).
pub fn velocity(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    previous: ArrayView1<f64>,
    eta: f64,
    lambda: f64,
) -> Array1<f64> {
    // solution
    -eta * gradient(x) + lambda * &previous
    // end
}

/// The trajectory x₀, x₁, … of descent with momentum, row by row: xₜ = xₜ₋₁ + gₜ, where g₀ = 0.
///
/// `eta` ~ (steps) holds the step sizes: η₁ is `eta[0]`. The trajectory is of shape (steps + 1, d), and its first
/// row is `x0` ~ (d). One gradient a step.
pub fn descend_with_momentum(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    eta: ArrayView1<f64>,
    lambda: f64,
) -> Array2<f64> {
    // solution
    // As a kernel, for a GPU: exercise 32.
    let mut trajectory = Array2::zeros((eta.len() + 1, x0.len()));
    let (mut x, mut g) = (x0.to_owned(), Array1::zeros(x0.len()));
    trajectory.row_mut(0).assign(&x);
    for (t, eta) in eta.iter().enumerate() {
        g = velocity(gradient, x.view(), g.view(), *eta, lambda);
        x += &g;
        trajectory.row_mut(t + 1).assign(&x);
    }
    trajectory
    // end
}

/// The weights w ~ (t) of all gradients in the velocity after t steps: gₜ = −Σₛ wₛ ∇f(xₛ₋₁) for s = 1, …, t.
///
/// `eta` ~ (t) holds the step sizes η₁, …, ηₜ, and w₁, the weight of the oldest gradient, is the first element.
pub fn gradient_weights(eta: ArrayView1<f64>, lambda: f64) -> Array1<f64> {
    // solution
    let mut weights = eta.to_owned();
    let mut faded = 1.0;
    for weight in weights.iter_mut().rev() {
        *weight *= faded;
        faded *= lambda;
    }
    weights
    // end
}

kit::answers! {
    velocity,
    descend_with_momentum,
    gradient_weights,
}
