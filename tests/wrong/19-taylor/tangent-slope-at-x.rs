//! law: tangent
//! mistake: slope at the wrong point
use ndarray::{Array1, Array2, ArrayView1};

pub fn tangent(
    f: &dyn Fn(f64) -> f64,
    derivative: &dyn Fn(f64) -> f64,
    x0: f64,
    x: ArrayView1<f64>,
) -> Array1<f64> {
    let value = f(x0);
    x.mapv(|x| value + derivative(x) * (x - x0))
}
