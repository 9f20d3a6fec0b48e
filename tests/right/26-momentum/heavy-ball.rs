//! The velocity as the difference of the last two points; the weights step by step.
use ndarray::{Array1, Array2, ArrayView1};

pub fn descend_with_momentum(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    eta: ArrayView1<f64>,
    lambda: f64,
) -> Array2<f64> {
    let mut points = Array2::zeros((eta.len() + 1, x0.len()));
    let (mut before, mut x) = (x0.to_owned(), x0.to_owned());
    points.row_mut(0).assign(&x);
    for t in 0..eta.len() {
        let next = &x - eta[t] * gradient(x.view()) + lambda * (&x - &before);
        before = std::mem::replace(&mut x, next);
        points.row_mut(t + 1).assign(&x);
    }
    points
}

pub fn gradient_weights(eta: ArrayView1<f64>, lambda: f64) -> Array1<f64> {
    let mut weights: Vec<f64> = Vec::new();
    for &eta in eta {
        for weight in &mut weights {
            *weight *= lambda;
        }
        weights.push(eta);
    }
    weights.into()
}
