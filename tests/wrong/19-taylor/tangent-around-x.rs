//! law: tangent
//! mistake: model around x
use ndarray::{Array1, Array2, ArrayView1};

pub fn tangent(
    f: &dyn Fn(f64) -> f64,
    derivative: &dyn Fn(f64) -> f64,
    x0: f64,
    x: ArrayView1<f64>,
) -> Array1<f64> {
    x.mapv(|x| f(x) + derivative(x) * (x - x0))
}
