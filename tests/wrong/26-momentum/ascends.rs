//! law: every step
//! mistake: ascends
use ndarray::{Array1, Array2, ArrayView1};

pub fn descend_with_momentum(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    eta: ArrayView1<f64>,
    lambda: f64,
) -> Array2<f64> {
    let mut points = Array2::zeros((eta.len() + 1, x0.len()));
    let (mut x, mut g) = (x0.to_owned(), Array1::zeros(x0.len()));
    points.row_mut(0).assign(&x);
    for t in 0..eta.len() {
        g = lambda * g + eta[t] * gradient(x.view());
        x += &g;
        points.row_mut(t + 1).assign(&x);
    }
    points
}
