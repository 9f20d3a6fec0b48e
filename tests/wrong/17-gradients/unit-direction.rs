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
    let length = v.dot(&v).sqrt();
    if length == 0.0 {
        return Some(0.0);
    }
    let unit = &v / length;
    Some((f((&x + &(h * &unit)).view()) - f((&x - &(h * &unit)).view())) / (2.0 * h))
}
