//! law: chain rule
use ndarray::{Array1, Array2, ArrayView1};

pub fn chain_rule(
    jacobian_f: &dyn Fn(ArrayView1<f64>) -> Array2<f64>,
    g: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    jacobian_g: &dyn Fn(ArrayView1<f64>) -> Array2<f64>,
    x: ArrayView1<f64>,
) -> Option<Array2<f64>> {
    let inner = jacobian_g(x);
    let outer = jacobian_f(g(x).view());
    (g(x).len() == inner.nrows() && outer.ncols() == inner.nrows()).then(|| outer.dot(&inner))
}
