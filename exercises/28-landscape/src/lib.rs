//! Exercise 28: a landscape.
//!
//! The function is f(x) = sin x₁ cos x₂ + sin(½x₁) cos(½x₂). Points of the plane are the rows of a batch
//! X ~ (n, 2), and every function takes a whole batch. A batch of another shape has the answer `None`.
//! Run `cargo xtask check 28` whenever you like. Exercise 32 lets a graphics processor descend from every start at once.

use ndarray::{Array1, Array2, Array3, ArrayView2, ArrayView3};

/// The value of f at every row: y ~ (n) with yᵢ = f(Xᵢ).
///
/// `None` when X has not two columns.
pub fn values(x: ArrayView2<f64>) -> Option<Array1<f64>> {
    todo!()
}

/// The gradient of f at every row, derived by hand: G ~ (n, 2) with Gᵢ = ∇f(Xᵢ).
///
/// `None` when X has not two columns.
pub fn gradients(x: ArrayView2<f64>) -> Option<Array2<f64>> {
    todo!()
}

/// Gradient descent from every row of X₀ ~ (n, 2) at once: Xₜ = Xₜ₋₁ − η ∇f(Xₜ₋₁).
///
/// The paths are P ~ (steps + 1, n, 2) with Pₜ = Xₜ, so that P₀ holds the starts. `None` when X₀ has not
/// two columns.
pub fn descend(starts: ArrayView2<f64>, eta: f64, steps: usize) -> Option<Array3<f64>> {
    todo!()
}

/// Gradient descent with momentum: Gₜ = −η ∇f(Xₜ₋₁) + λ Gₜ₋₁ with G₀ = 0, and Xₜ = Xₜ₋₁ + Gₜ.
///
/// The paths are P ~ (steps + 1, n, 2) as those of `descend`. `None` when X₀ has not two columns.
pub fn descend_with_momentum(
    starts: ArrayView2<f64>,
    eta: f64,
    lambda: f64,
    steps: usize,
) -> Option<Array3<f64>> {
    todo!()
}

/// Where descent with momentum is after so many steps: E ~ (n, 2), the last Pₜ of `descend_with_momentum`.
///
/// Nothing asks for the paths that lead there: of a million starts E takes 16 MB, paths of 200 steps 3 GB. `None` when X₀
/// has not two columns.
pub fn end_points(
    starts: ArrayView2<f64>,
    eta: f64,
    lambda: f64,
    steps: usize,
) -> Option<Array2<f64>> {
    todo!()
}

/// The norm of the gradient along paths P ~ (t, n, 2): N ~ (t, n) with Nₜᵢ = ‖∇f(Pₜᵢ)‖.
///
/// `None` when the last size of P is not 2.
pub fn gradient_norms(paths: ArrayView3<f64>) -> Option<Array2<f64>> {
    todo!()
}

kit::answers! {
    values,
    gradients,
    descend,
    descend_with_momentum,
    end_points,
    gradient_norms,
}
