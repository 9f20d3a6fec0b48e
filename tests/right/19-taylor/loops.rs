//! Plain loops.
use ndarray::{Array1, Array2, ArrayView1};

pub fn tangent(
    f: &dyn Fn(f64) -> f64,
    derivative: &dyn Fn(f64) -> f64,
    x0: f64,
    x: ArrayView1<f64>,
) -> Array1<f64> {
    let slope = derivative(x0);
    let value = f(x0);
    let mut heights = Vec::new();
    for x in x {
        heights.push(slope * (x - x0) + value);
    }
    Array1::from_vec(heights)
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
    let gradient = gradient(x0);
    let mut height = f(x0);
    for i in (0..x.len()).rev() {
        height += gradient[i] * (x[i] - x0[i]);
    }
    Some(height)
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
    let (jacobian, mut heights) = (jacobian(x0), f(x0));
    for i in 0..heights.len() {
        for j in 0..x.len() {
            heights[i] += jacobian[[i, j]] * (x[j] - x0[j]);
        }
    }
    Some(heights)
}

pub fn model_errors(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    v: ArrayView1<f64>,
    steps: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    if v.len() != x0.len() {
        return None;
    }
    let (value, gradient) = (f(x0), gradient(x0));
    let mut errors = Array1::zeros(steps.len());
    for (k, t) in steps.iter().enumerate() {
        let x: Array1<f64> = x0.iter().zip(v).map(|(x0, v)| v.mul_add(*t, *x0)).collect();
        let mut model = value;
        for i in 0..x.len() {
            model += gradient[i] * (x[i] - x0[i]);
        }
        errors[k] = (model - f(x.view())).abs();
    }
    Some(errors)
}
