//! Exercise 17: gradients.
//!
//! A function f: ℝᵈ → ℝ is given as something to call, `f(x)`; every call is counted. Run
//! `cargo xtask check 17` whenever you like.

use ndarray::{Array1, ArrayView1};

/// The partial derivative ∂f/∂xᵢ at x, as (f(x + h eᵢ) − f(x − h eᵢ)) / 2h.
///
/// i counts from 0; `None` where x has no such element. f is evaluated twice.
pub fn partial(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    x: ArrayView1<f64>,
    i: usize,
    h: f64,
) -> Option<f64> {
    // solution
    let along = |step: f64| {
        let mut moved = x.to_owned();
        moved[i] += step;
        f(moved.view())
    };
    (i < x.len()).then(|| (along(h) - along(-h)) / (2.0 * h))
    // end
}

/// The gradient ∇f(x) ~ (d), whose elements are the partial derivatives.
///
/// f is evaluated 2d times.
pub fn gradient(f: &dyn Fn(ArrayView1<f64>) -> f64, x: ArrayView1<f64>, h: f64) -> Array1<f64> {
    // solution
    (0..x.len()).filter_map(|i| partial(f, x, i, h)).collect()
    // end
}

/// The derivative of f at x in the direction v, as (f(x + h v) − f(x − h v)) / 2h.
///
/// v may be of any length, and counts with it. `None` where x and v differ in shape. f is evaluated twice.
pub fn directional_derivative(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    x: ArrayView1<f64>,
    v: ArrayView1<f64>,
    h: f64,
) -> Option<f64> {
    // solution
    let along = |step: f64| f((&x + &(step * &v)).view());
    (x.len() == v.len()).then(|| (along(h) - along(-h)) / (2.0 * h))
    // end
}

/// How far a claimed gradient g = claimed(x) is from the gradient ĝ by differences: ‖g − ĝ‖ / max(‖g‖, ‖ĝ‖).
///
/// 0 where both are zero, and NaN where g has a NaN in it. `None` where g and x differ in shape. f is evaluated 2d times at
/// most, and `claimed` once.
pub fn gradient_error(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    claimed: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    h: f64,
) -> Option<f64> {
    // solution
    let g = claimed(x);
    (g.len() == x.len()).then(|| {
        let measured = gradient(f, x, h);
        let norm = |g: &Array1<f64>| g.dot(g).sqrt();
        let distance = norm(&(&g - &measured));
        if distance == 0.0 { 0.0 } else { distance / norm(&g).max(norm(&measured)) }
    })
    // end
}

kit::answers! {
    partial,
    gradient,
    directional_derivative,
    gradient_error,
}
