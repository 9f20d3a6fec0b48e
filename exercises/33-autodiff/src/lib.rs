//! Exercise 33: automatic differentiation.
//!
//! The landscape of exercise 28 again, f(x) = sin x₁ cos x₂ + sin(½x₁) cos(½x₂), and nothing is derived by hand: f is
//! written in operations on candle's tensors, `backward` derives it, and candle's optimisers descend on it.
//! Every operation on tensors answers a `Result`; `on_the_plane`, below, makes tensors of arrays and arrays of tensors.
//! Run `cargo xtask check 33` whenever you like. The first time, candle is compiled too, which takes a minute or two.

use candle_core::{D, Device, Error, Result, Tensor, Var};
use candle_nn::{AdamW, Optimizer, ParamsAdamW, SGD};
use ndarray::{
    Array, Array1, Array2, Array3, ArrayD, ArrayView, ArrayView2, ArrayView3, Dimension,
};

/// The value of f at every point of a tensor X ~ (…, 2), by operations that candle can derive: y ~ (…).
///
/// `x.get_on_dim(D::Minus1, 0)?` is every x₁ at once.
pub fn landscape(x: &Tensor) -> Result<Tensor> {
    todo!()
}

/// The gradient of f at every point of X ~ (…, 2), derived by candle: G ~ (…, 2).
pub fn gradient(x: &Tensor) -> Result<Tensor> {
    todo!()
}

/// The value of f at every row: y ~ (n) with yᵢ = f(Xᵢ).
///
/// `None` when X has not two columns.
pub fn values(x: ArrayView2<f64>) -> Option<Array1<f64>> {
    todo!()
}

/// The gradient of f at every row: G ~ (n, 2) with Gᵢ = ∇f(Xᵢ).
///
/// `None` when X has not two columns.
pub fn gradients(x: ArrayView2<f64>) -> Option<Array2<f64>> {
    todo!()
}

/// Gradient descent from every row of X₀ ~ (n, 2) at once, by `candle_nn::SGD`: Xₜ = Xₜ₋₁ − η ∇f(Xₜ₋₁).
///
/// The paths are P ~ (steps + 1, n, 2) with Pₜ = Xₜ, so that P₀ holds the starts. candle's optimisers refuse to step where
/// there are no points; then P has none either. `None` when X₀ has not two columns.
pub fn descend(starts: ArrayView2<f64>, eta: f64, steps: usize) -> Option<Array3<f64>> {
    todo!()
}

/// Gradient descent with momentum: Gₜ = −η ∇f(Xₜ₋₁) + λ Gₜ₋₁ with G₀ = 0, and Xₜ = Xₜ₋₁ + Gₜ.
///
/// `candle_nn::SGD` has no momentum, and needs none: its `step` goes along whatever stands for x among the
/// gradients it is given. The paths are P ~ (steps + 1, n, 2) as those of `descend`. `None` when X₀ has not two columns.
pub fn descend_with_momentum(
    starts: ArrayView2<f64>,
    eta: f64,
    lambda: f64,
    steps: usize,
) -> Option<Array3<f64>> {
    todo!()
}

/// Where descent with momentum is after so many steps: E ~ (n, 2), without the paths that lead there.
///
/// E is the last Pₜ of `descend_with_momentum`. `None` when X₀ has not two columns.
pub fn end_points(
    starts: ArrayView2<f64>,
    eta: f64,
    lambda: f64,
    steps: usize,
) -> Option<Array2<f64>> {
    todo!()
}

/// Adam from every row of X₀ ~ (n, 2) at once, by `candle_nn::AdamW` without its decay.
///
/// β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸, as it has them. The paths are P ~ (steps + 1, n, 2) as those of `descend`. `None` when X₀ has not two columns.
pub fn adam(starts: ArrayView2<f64>, eta: f64, steps: usize) -> Option<Array3<f64>> {
    todo!()
}

/// The norm of the gradient along paths P ~ (t, n, 2): N ~ (t, n) with Nₜᵢ = ‖∇f(Pₜᵢ)‖.
///
/// `None` when the last size of P is not 2.
pub fn gradient_norms(paths: ArrayView3<f64>) -> Option<Array2<f64>> {
    todo!()
}

/// What `f` makes of points X ~ (…, 2), as an array again; `None` when the last size of X is not 2.
///
/// An error of candle's is a panic, so that its message is seen.
fn on_the_plane<A: Dimension, B: Dimension>(
    x: ArrayView<f64, A>,
    f: impl FnOnce(Tensor) -> Result<Tensor>,
) -> Option<Array<f64, B>> {
    let is_plane = x.shape().last() == Some(&2);
    is_plane.then(|| {
        tensor(x).and_then(f).and_then(|y| array(&y)).unwrap_or_else(|error| panic!("{error}"))
    })
}

/// An array as a tensor in the processor's memory.
fn tensor<D: Dimension>(x: ArrayView<f64, D>) -> Result<Tensor> {
    Tensor::from_vec(x.iter().copied().collect(), x.shape(), &Device::Cpu)
}

/// A tensor as an array of as many axes.
fn array<D: Dimension>(x: &Tensor) -> Result<Array<f64, D>> {
    let elements = x.flatten_all()?.to_vec1()?;
    let array = ArrayD::from_shape_vec(x.dims(), elements).map_err(Error::wrap)?;
    array.into_dimensionality().map_err(Error::wrap)
}

kit::answers! {
    values,
    gradients,
    descend,
    descend_with_momentum,
    end_points,
    adam,
    gradient_norms,
}
