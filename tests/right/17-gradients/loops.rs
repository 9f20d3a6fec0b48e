//! Loops, and the distance to the point behind before the one ahead.
use ndarray::{Array1, ArrayView1};

pub fn gradient(f: &dyn Fn(ArrayView1<f64>) -> f64, x: ArrayView1<f64>, h: f64) -> Array1<f64> {
    let mut moved = x.to_owned();
    let mut gradient = Array1::zeros(x.len());
    for i in 0..x.len() {
        moved[i] = x[i] - h;
        let behind = f(moved.view());
        moved[i] = x[i] + h;
        let ahead = f(moved.view());
        moved[i] = x[i];
        gradient[i] = 0.5 * (ahead - behind) / h;
    }
    gradient
}

pub fn directional_derivative(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    x: ArrayView1<f64>,
    v: ArrayView1<f64>,
    h: f64,
) -> Option<f64> {
    if x.len() != v.len() {
        return None;
    }
    let mut behind = Array1::zeros(x.len());
    let mut ahead = Array1::zeros(x.len());
    for i in 0..x.len() {
        behind[i] = x[i] - h * v[i];
        ahead[i] = x[i] + h * v[i];
    }
    Some(-(f(behind.view()) - f(ahead.view())) / h / 2.0)
}
