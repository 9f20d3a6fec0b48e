//! law: evaluations
use ndarray::ArrayView1;

pub fn directional_derivative(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    x: ArrayView1<f64>,
    v: ArrayView1<f64>,
    h: f64,
) -> Option<f64> {
    if x.len() != v.len() {
        return None;
    }
    let half = &v * (h / 2.0);
    Some((f((&x + &half).view()) - f((&x - &half).view())) / h)
}
