//! Element by element; the velocity in place.
use ndarray::{Array1, Array2, ArrayView1};

pub fn velocity(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    previous: ArrayView1<f64>,
    eta: f64,
    lambda: f64,
) -> Array1<f64> {
    let slope = gradient(x);
    let mut g = previous.to_vec();
    for i in 0..g.len() {
        g[i] *= lambda;
        g[i] -= eta * slope[i];
    }
    g.into()
}

pub fn descend_with_momentum(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    eta: ArrayView1<f64>,
    lambda: f64,
) -> Array2<f64> {
    let mut points = Array2::zeros((eta.len() + 1, x0.len()));
    points.row_mut(0).assign(&x0);
    let mut g = vec![0.0; x0.len()];
    for t in 1..=eta.len() {
        let slope = gradient(points.row(t - 1));
        for i in 0..g.len() {
            g[i] = lambda * g[i] - eta[t - 1] * slope[i];
            points[[t, i]] = points[[t - 1, i]] + g[i];
        }
    }
    points
}

pub fn gradient_weights(eta: ArrayView1<f64>, lambda: f64) -> Array1<f64> {
    let t = eta.len();
    (1..=t).map(|s| eta[s - 1] * lambda.powi((t - s) as i32)).collect()
}
