//! law: gap
//! mistake: midpoint alone
use ndarray::ArrayView1;

pub fn jensen_gap(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    x: ArrayView1<f64>,
    y: ArrayView1<f64>,
    alpha: f64,
) -> f64 {
    let between = (&x + &y) / 2.0;
    (f(x) + f(y)) / 2.0 - f(between.view())
}
