//! law: every step
//! mistake: gradient of the start
use ndarray::{Array1, Array2, ArrayView1};

pub fn descend(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    eta: ArrayView1<f64>,
) -> Array2<f64> {
    let mut trajectory = Array2::zeros((eta.len() + 1, x0.len()));
    let g = gradient(x0);
    let mut x = x0.to_owned();
    trajectory.row_mut(0).assign(&x);
    for (t, eta) in eta.iter().enumerate() {
        x = &x - *eta * &g;
        trajectory.row_mut(t + 1).assign(&x);
    }
    trajectory
}
