//! law: gradient
//! mistake: steps add up
use ndarray::{Array1, ArrayView1};

pub fn gradient(f: &dyn Fn(ArrayView1<f64>) -> f64, x: ArrayView1<f64>, h: f64) -> Array1<f64> {
    let mut moved = x.to_owned();
    let mut gradient = Array1::zeros(x.len());
    for i in 0..x.len() {
        moved[i] = x[i] - h;
        let behind = f(moved.view());
        moved[i] = x[i] + h;
        gradient[i] = (f(moved.view()) - behind) / (2.0 * h);
    }
    gradient
}
