//! The points as columns, turned at the end; the direction first, then the step along it.
use ndarray::{Array1, Array2, ArrayView1};

pub fn descent_step(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    eta: f64,
) -> Array1<f64> {
    let mut direction = gradient(x);
    direction.map_inplace(|d| *d = -*d);
    let mut next = x.to_owned();
    next.scaled_add(eta, &direction);
    next
}

pub fn descend(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    eta: ArrayView1<f64>,
) -> Array2<f64> {
    let mut points = Array2::zeros((x0.len(), eta.len() + 1));
    points.column_mut(0).assign(&x0);
    for t in 0..eta.len() {
        let next = descent_step(gradient, points.column(t), eta[t]);
        points.column_mut(t + 1).assign(&next);
    }
    points.reversed_axes()
}
