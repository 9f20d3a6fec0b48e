//! By u = x₁ + x₂ and v = x₁ − x₂, in which f is a sum of two functions of one variable.
use ndarray::{Array1, Array2, ArrayView2};

pub fn values(x: ArrayView2<f64>) -> Option<Array1<f64>> {
    let phi = |t: f64| 0.5 * (t.sin() + (0.5 * t).sin());
    (x.ncols() == 2).then(|| {
        let (u, v) = (&x.column(0) + &x.column(1), &x.column(0) - &x.column(1));
        u.mapv(phi) + v.mapv(phi)
    })
}

pub fn gradients(x: ArrayView2<f64>) -> Option<Array2<f64>> {
    let slope = |t: f64| 0.5 * (t.cos() + 0.5 * (0.5 * t).cos());
    (x.ncols() == 2).then(|| {
        let (u, v) = (&x.column(0) + &x.column(1), &x.column(0) - &x.column(1));
        let (u, v) = (u.mapv(slope), v.mapv(slope));
        ndarray::stack![ndarray::Axis(1), &u + &v, &u - &v]
    })
}
