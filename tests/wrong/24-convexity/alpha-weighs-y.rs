//! law: gap
//! mistake: α weighs y
use ndarray::ArrayView1;

pub fn jensen_gap(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    x: ArrayView1<f64>,
    y: ArrayView1<f64>,
    alpha: f64,
) -> f64 {
    let between = &x + &(alpha * (&y - &x));
    (1.0 - alpha) * f(x) + alpha * f(y) - f(between.view())
}
