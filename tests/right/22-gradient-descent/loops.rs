//! Element by element, each row made from the row above.
use ndarray::{Array1, Array2, ArrayView1};

pub fn descent_step(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    eta: f64,
) -> Array1<f64> {
    let g = gradient(x);
    let mut next = x.to_vec();
    for i in 0..next.len() {
        next[i] -= eta * g[i];
    }
    next.into()
}

pub fn descend(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    eta: ArrayView1<f64>,
) -> Array2<f64> {
    let mut x = Array2::zeros((eta.len() + 1, x0.len()));
    for i in 0..x0.len() {
        x[[0, i]] = x0[i];
    }
    for t in 1..=eta.len() {
        let g = gradient(x.row(t - 1));
        for i in 0..x0.len() {
            x[[t, i]] = x[[t - 1, i]] - eta[t - 1] * g[i];
        }
    }
    x
}
