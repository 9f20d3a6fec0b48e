//! The model as a slope and the height at the origin.
use ndarray::{Array1, Array2, ArrayView1};

pub fn tangent(
    f: &dyn Fn(f64) -> f64,
    derivative: &dyn Fn(f64) -> f64,
    x0: f64,
    x: ArrayView1<f64>,
) -> Array1<f64> {
    let slope = derivative(x0);
    let intercept = f(x0) - slope * x0;
    x.mapv(|x| intercept + slope * x)
}

pub fn linear_model(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    x: ArrayView1<f64>,
) -> Option<f64> {
    if x.len() != x0.len() {
        return None;
    }
    let slope = gradient(x0);
    let intercept = f(x0) - slope.dot(&x0);
    Some(intercept + slope.dot(&x))
}

pub fn vector_model(
    f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    jacobian: &dyn Fn(ArrayView1<f64>) -> Array2<f64>,
    x0: ArrayView1<f64>,
    x: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    if x.len() != x0.len() {
        return None;
    }
    let slopes = jacobian(x0);
    let intercepts = f(x0) - slopes.dot(&x0);
    Some(slopes.dot(&x) + intercepts)
}
