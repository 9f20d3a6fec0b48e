//! law: every step
//! mistake: first size for all
use ndarray::{Array1, Array2, ArrayView1};

pub fn descend(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    eta: ArrayView1<f64>,
) -> Array2<f64> {
    let mut trajectory = Array2::zeros((eta.len() + 1, x0.len()));
    let mut x = x0.to_owned();
    trajectory.row_mut(0).assign(&x);
    for t in 0..eta.len() {
        x = super::descent_step(gradient, x.view(), eta[0]);
        trajectory.row_mut(t + 1).assign(&x);
    }
    trajectory
}
