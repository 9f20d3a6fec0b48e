//! law: gap of a quadratic
use ndarray::ArrayView1;

pub fn jensen_gap(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    x: ArrayView1<f64>,
    y: ArrayView1<f64>,
    alpha: f64,
) -> f64 {
    let between = alpha * &x + (1.0 - alpha) * &y;
    (alpha * f(x) + (1.0 - alpha) * f(y) - f(between.view())) * (1.0 + 1e-6)
}
