//! law: directional derivative
//! mistake: v normalised
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
    let along = |step: f64| f((&x + &(step * &v)).view());
    let length = v.dot(&v).sqrt();
    Some(if length > 0.0 { (along(h) - along(-h)) / (2.0 * h) / length } else { 0.0 })
}
