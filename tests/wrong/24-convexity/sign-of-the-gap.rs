//! law: gap
//! mistake: sign of the gap
use ndarray::ArrayView1;

pub fn jensen_gap(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    x: ArrayView1<f64>,
    y: ArrayView1<f64>,
    alpha: f64,
) -> f64 {
    let between = alpha * &x + (1.0 - alpha) * &y;
    f(between.view()) - alpha * f(x) - (1.0 - alpha) * f(y)
}
