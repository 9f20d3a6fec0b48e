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
    // solution
    adamw(gradient, x0, eta, betas, epsilon, 0.0, steps)
    // end
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
    // solution
    let (beta1, beta2) = betas;
    let mut trajectory = Array2::zeros((steps + 1, x0.len()));
    trajectory.row_mut(0).assign(&x0);
    let mut x = x0.to_owned();
    let mut m = Array1::<f64>::zeros(x0.len());
    let mut v = Array1::<f64>::zeros(x0.len());
    let (mut power1, mut power2) = (1.0, 1.0);
    for t in 1..=steps {
        let g = gradient(x.view());
        m = beta1 * &m + (1.0 - beta1) * &g;
        v = beta2 * &v + (1.0 - beta2) * &g * &g;
        power1 *= beta1;
        power2 *= beta2;
        let m_hat = &m / (1.0 - power1);
        let v_hat = &v / (1.0 - power2);
        x = (1.0 - eta * weight_decay) * &x - eta * m_hat / (v_hat.mapv(f64::sqrt) + epsilon);
        trajectory.row_mut(t).assign(&x);
    }
    trajectory
    // end
}

/// The bytes of what a method keeps from one step to the next, beside the parameters themselves.
///
/// Each vector kept has `parameters` numbers of `bytes_per_number` bytes. The methods are "gradient descent", "momentum", "adam" and
/// "adamw"; `None` for any other.
pub fn state_bytes(method: &str, parameters: usize, bytes_per_number: usize) -> Option<usize> {
    // solution
    let vectors = match method {
        "gradient descent" => 0,
        "momentum" => 1,
        "adam" | "adamw" => 2,
        _ => return None,
    };
    Some(vectors * parameters * bytes_per_number)
    // end
}

kit::answers! {
    adam,
    adamw,
    state_bytes,
}
