//! law: start
//! mistake: off by one
use ndarray::{Array1, Array2, ArrayView1};

pub fn descend(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    eta: ArrayView1<f64>,
) -> Array2<f64> {
    let mut trajectory = Array2::zeros((eta.len(), x0.len()));
    let mut x = x0.to_owned();
    for (t, eta) in eta.iter().enumerate() {
        x = super::descent_step(gradient, x.view(), *eta);
        trajectory.row_mut(t).assign(&x);
    }
    trajectory
}
