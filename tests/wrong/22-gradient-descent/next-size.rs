//! law: every step
//! mistake: schedule shifted
use ndarray::{Array1, Array2, ArrayView1};

pub fn descend(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    eta: ArrayView1<f64>,
) -> Array2<f64> {
    let mut trajectory = Array2::zeros((eta.len() + 1, x0.len()));
    let mut x = x0.to_owned();
    trajectory.row_mut(0).assign(&x);
    for t in 1..=eta.len() {
        let size = eta[t.min(eta.len() - 1)];
        x = super::descent_step(gradient, x.view(), size);
        trajectory.row_mut(t).assign(&x);
    }
    trajectory
}
