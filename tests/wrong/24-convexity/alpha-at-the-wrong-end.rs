//! law: gap
//! mistake: α at the wrong end
use ndarray::ArrayView1;

pub fn jensen_gap(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    x: ArrayView1<f64>,
    y: ArrayView1<f64>,
    alpha: f64,
) -> f64 {
    let between = &x + &(alpha * (&y - &x));
    alpha * f(x) + (1.0 - alpha) * f(y) - f(between.view())
}
