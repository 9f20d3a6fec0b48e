//! Exercise 21: descent directions.
//!
//! A function f: ℝᵈ → ℝ is known by its gradient alone, which is given as something to call: `gradient(x)`
//! is ∇f(x) ~ (d). Every call is counted, and each function below needs one. Run `cargo xtask check 21`
//! whenever you like.

use ndarray::{Array1, ArrayView1, ArrayView2};

/// The directional derivative Dₚ f(x) = ⟨∇f(x), p⟩, for any p ~ (d).
pub fn directional_derivative(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    p: ArrayView1<f64>,
) -> f64 {
    // solution
    gradient(x).dot(&p)
    // end
}

/// Whether every small enough step from x along p lowers f: whether Dₚ f(x) < 0.
///
/// Where Dₚ f(x) = 0, as at a stationary point, the derivative does not tell, and the answer is `false`.
pub fn is_descent_direction(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    p: ArrayView1<f64>,
) -> bool {
    // solution
    directional_derivative(gradient, x, p) < 0.0
    // end
}

/// The angle α in [0, π] between ∇f(x) and p: cos α = ⟨∇f(x), p⟩ / (‖∇f(x)‖ ‖p‖).
///
/// `None` where one of the two is zero and has no direction. Elements of 1e200 or 1e-200, whose squares overflow
/// or underflow, do no harm.
pub fn angle_to_gradient(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    p: ArrayView1<f64>,
) -> Option<f64> {
    // solution
    let cosine = unit(gradient(x).view())?.dot(&unit(p)?);
    Some(cosine.clamp(-1.0, 1.0).acos())
    // end
}

/// The unit vector along which f falls most steeply at x: −∇f(x) / ‖∇f(x)‖.
///
/// `None` at a stationary point, where ∇f(x) = 0. Elements of 1e200 or 1e-200 do no harm.
pub fn steepest_direction(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    // solution
    unit(gradient(x).view()).map(|unit| -unit)
    // end
}

/// The index, counted from 0, of the row p of `directions` ~ (n, d) along which f falls most steeply at x:
/// the smallest ⟨∇f(x), p⟩ / ‖p‖, for it is directions that compete, not lengths.
///
/// `None` where f falls along no row. A row of zeros is no direction; elements of 1e200 or 1e-200 do no harm.
pub fn steepest_of(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    directions: ArrayView2<f64>,
) -> Option<usize> {
    // solution
    let gradient = gradient(x);
    let mut best = (None, 0.0);
    for (index, p) in directions.rows().into_iter().enumerate() {
        let Some(unit) = unit(p) else { continue };
        let slope = gradient.dot(&unit);
        if slope < best.1 {
            best = (Some(index), slope);
        }
    }
    best.0
    // end
}

// solution
/// v / ‖v‖, where the squares of the elements stay in range; `None` for the zero vector.
fn unit(v: ArrayView1<f64>) -> Option<Array1<f64>> {
    let largest = v.fold(0.0, |largest: f64, v| largest.max(v.abs()));
    let scaled = &v / largest;
    let norm = scaled.dot(&scaled).sqrt();
    (largest > 0.0).then(|| scaled / norm)
}

// end
kit::answers! {
    directional_derivative,
    is_descent_direction,
    angle_to_gradient,
    steepest_direction,
    steepest_of,
}
