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
    // solution
    let value = |x: ndarray::ArrayView1<f64>| {
        x[0].sin() * x[1].cos() + (0.5 * x[0]).sin() * (0.5 * x[1]).cos()
    };
    (x.ncols() == 2).then(|| x.rows().into_iter().map(value).collect())
    // end
}

/// The gradient of f at every row, derived by hand: G ~ (n, 2) with Gᵢ = ∇f(Xᵢ).
///
/// `None` when X has not two columns.
pub fn gradients(x: ArrayView2<f64>) -> Option<Array2<f64>> {
    // solution
    if x.ncols() != 2 {
        return None;
    }
    let mut gradients = Array2::zeros(x.dim());
    for (mut gradient, point) in gradients.rows_mut().into_iter().zip(x.rows()) {
        let ((sin1, cos1), (sin2, cos2)) = (point[0].sin_cos(), point[1].sin_cos());
        let ((half_sin1, half_cos1), (half_sin2, half_cos2)) =
            ((0.5 * point[0]).sin_cos(), (0.5 * point[1]).sin_cos());
        gradient[0] = cos1 * cos2 + 0.5 * half_cos1 * half_cos2;
        gradient[1] = -sin1 * sin2 - 0.5 * half_sin1 * half_sin2;
    }
    Some(gradients)
    // end
}

/// Gradient descent from every row of X₀ ~ (n, 2) at once: Xₜ = Xₜ₋₁ − η ∇f(Xₜ₋₁).
///
/// The paths are P ~ (steps + 1, n, 2) with Pₜ = Xₜ, so that P₀ holds the starts. `None` when X₀ has not
/// two columns.
pub fn descend(starts: ArrayView2<f64>, eta: f64, steps: usize) -> Option<Array3<f64>> {
    // solution
    descend_with_momentum(starts, eta, 0.0, steps)
    // end
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
    // solution
    // As a kernel, for a GPU: exercise 32.
    let mut x = starts.to_owned();
    let mut velocity = Array2::zeros(x.dim());
    let mut paths = Array3::zeros((steps + 1, x.nrows(), x.ncols()));
    for (step, mut path) in paths.outer_iter_mut().enumerate() {
        if step > 0 {
            velocity = lambda * velocity - eta * gradients(x.view())?;
            x += &velocity;
        }
        path.assign(&x);
    }
    (x.ncols() == 2).then_some(paths)
    // end
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
    // solution
    let mut x = starts.to_owned();
    let mut velocity = Array2::zeros(x.dim());
    for _ in 0..steps {
        velocity = lambda * velocity - eta * gradients(x.view())?;
        x += &velocity;
    }
    (x.ncols() == 2).then_some(x)
    // end
}

/// The norm of the gradient along paths P ~ (t, n, 2): N ~ (t, n) with Nₜᵢ = ‖∇f(Pₜᵢ)‖.
///
/// `None` when the last size of P is not 2.
pub fn gradient_norms(paths: ArrayView3<f64>) -> Option<Array2<f64>> {
    // solution
    use ndarray::Axis;
    let mut norms = Array2::zeros((paths.len_of(Axis(0)), paths.len_of(Axis(1))));
    for (points, mut norms) in paths.outer_iter().zip(norms.outer_iter_mut()) {
        norms.assign(
            &gradients(points)?.map_axis(Axis(1), |gradient| gradient[0].hypot(gradient[1])),
        );
    }
    (paths.len_of(Axis(2)) == 2).then_some(norms)
    // end
}

kit::answers! {
    values,
    gradients,
    descend,
    descend_with_momentum,
    end_points,
    gradient_norms,
}
