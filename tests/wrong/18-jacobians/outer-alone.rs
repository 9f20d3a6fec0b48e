//! law: chain rule
//! mistake: inner derivative missing
use ndarray::{Array1, Array2, ArrayView1};

pub fn chain_rule(
    jacobian_f: &dyn Fn(ArrayView1<f64>) -> Array2<f64>,
    g: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    jacobian_g: &dyn Fn(ArrayView1<f64>) -> Array2<f64>,
    x: ArrayView1<f64>,
) -> Option<Array2<f64>> {
    let outer = jacobian_f(g(x).view());
    (outer.ncols() == jacobian_g(x).nrows()).then_some(outer)
}
