//! f and its gradient by another formula than anyone's, and how far rounding in a format may lead from them.
//!
//! A product of a sine and a cosine is half a sum of sines: with u = x₁ + x₂ and v = x₁ − x₂, f(x) = φ(u) + φ(v)
//! where φ(t) = ½ (sin t + sin ½t).

use grader::precision::Precision;
use grader::rounding::two_sum;
use ndarray::{Array1, Array2, Array3, ArrayView1, ArrayView2, Axis};

/// No second derivative of f, and no sum of magnitudes along a row of its Hessian, is larger: 2 |φ''(t)| ≤ 1 + ¼.
pub const L: f64 = 1.25;

/// φ and φ' at t + rest, where t + rest is twice as precise as t.
fn phi((t, rest): (f64, f64)) -> (f64, f64) {
    let ((sin, cos), (half_sin, half_cos)) = (t.sin_cos(), (0.5 * t).sin_cos());
    (
        0.5 * (sin + half_sin + rest * (cos + 0.5 * half_cos)),
        0.5 * cos + 0.25 * half_cos - rest * (0.5 * sin + 0.125 * half_sin),
    )
}

/// f(x).
pub fn value(x: ArrayView1<f64>) -> f64 {
    phi(two_sum(x[0], x[1])).0 + phi(two_sum(x[0], -x[1])).0
}

/// ∇f(x).
pub fn gradient(x: ArrayView1<f64>) -> [f64; 2] {
    let (u, v) = (phi(two_sum(x[0], x[1])).1, phi(two_sum(x[0], -x[1])).1);
    [u + v, u - v]
}

/// f at every row.
pub fn values(x: ArrayView2<f64>) -> Array1<f64> {
    x.rows().into_iter().map(value).collect()
}

/// ∇f at every row.
pub fn gradients(x: ArrayView2<f64>) -> Array2<f64> {
    let mut gradients = Array2::zeros((x.nrows(), 2));
    for (mut row, x) in gradients.rows_mut().into_iter().zip(x.rows()) {
        row.assign(&ArrayView1::from(&gradient(x)));
    }
    gradients
}

/// |x₁| + |x₂|: as far as a rounding of u or v reaches, in units of u.
fn magnitude(x: ArrayView1<f64>) -> f64 {
    x[0].abs() + x[1].abs()
}

/// How far rounding may take f(x). A sine or cosine, from any library, errs by at most four units in its last place,
/// 8 u of its magnitude. Then sin x₁ cos x₂ errs by 17 u |x₁|, the sum of both products by 27 u |x₁|; sines of u and v
/// err by 9 u (|u| + |v|) and the rounding of u and v themselves. The oracle comes on top.
pub fn value_bound<T: Precision>(x: ArrayView1<f64>) -> f64 {
    T::gamma(64) * magnitude(x) + T::TINY
}

/// How far rounding may take either component of ∇f(x), for the same reasons: cosines are of magnitude 1, and a rounding
/// of u or v moves the gradient by at most ⅝ of it.
pub fn gradient_bound<T: Precision>(x: ArrayView1<f64>) -> f64 {
    T::gamma(64) * (1.0 + magnitude(x))
}

/// [`gradient_bound`] at every row, for both components.
pub fn gradient_bounds<T: Precision>(x: ArrayView2<f64>) -> Array2<f64> {
    Array2::from_shape_fn((x.nrows(), 2), |(i, _)| gradient_bound::<T>(x.row(i)))
}

/// How far one step from P[t − 1] may come from where it should go, for every point: the gradient's error times η, and
/// a few roundings of the point, of the step and of what the step before has left in the velocity.
pub fn step_bound<T: Precision>(
    paths: &Array3<f64>,
    t: usize,
    eta: f64,
    lambda: f64,
) -> Array2<f64> {
    let (here, next) = (paths.index_axis(Axis(0), t - 1), paths.index_axis(Axis(0), t));
    // A velocity is a sum of gradients, none of whose components exceeds 3/2.
    let speed =
        1.5 * eta * (0..t).map(|k| lambda.powi(i32::try_from(k).unwrap_or(i32::MAX))).sum::<f64>();
    let moved = T::gamma(2 * t + 8) * speed;
    let rounded = T::gamma(4) * (here.mapv(f64::abs) + next.mapv(f64::abs));
    eta * gradient_bounds::<T>(here) + rounded + moved
}

/// How far two honest runs may have come apart at every point of their paths: every step adds its errors, and carries the
/// old ones on, at most 1 + η L + λ times as large.
pub fn run_bound<T: Precision>(paths: &Array3<f64>, eta: f64, lambda: f64) -> Array3<f64> {
    let mut within = Array3::zeros(paths.dim());
    let points = (paths.len_of(Axis(1)), 2);
    let (mut apart, mut velocity) = (Array2::<f64>::zeros(points), Array2::<f64>::zeros(points));
    for t in 1..paths.len_of(Axis(0)) {
        // Either component of a gradient changes by at most L times the larger change of the point.
        let largest = apart.map_axis(Axis(1), |apart| apart[0].max(apart[1])).insert_axis(Axis(1));
        velocity =
            lambda * velocity + eta * L * &largest + 2.0 * step_bound::<T>(paths, t, eta, lambda);
        apart += &velocity;
        within.index_axis_mut(Axis(0), t).assign(&apart);
    }
    within
}
