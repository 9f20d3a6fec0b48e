//! law: gradient
//! mistake: inner derivative missing
use ndarray::{Array1, Array2, ArrayView1};

pub fn gradient_of_composition(
    gradient_f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    g: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    jacobian_g: &dyn Fn(ArrayView1<f64>) -> Array2<f64>,
    x: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    let outer = gradient_f(g(x).view());
    (outer.len() == jacobian_g(x).nrows()).then_some(outer)
}
