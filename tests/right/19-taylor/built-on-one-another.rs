//! A tangent is a model of one variable, a scalar model a vector model of one output.
use ndarray::Axis;
use ndarray::{Array1, Array2, ArrayView1};

pub fn linear_model(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    x: ArrayView1<f64>,
) -> Option<f64> {
    let value = |x: ArrayView1<f64>| Array1::from_elem(1, f(x));
    let row = |x: ArrayView1<f64>| gradient(x).insert_axis(Axis(0));
    super::vector_model(&value, &row, x0, x).map(|heights| heights[0])
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
    let error = |t: &f64| {
        let x = &x0 + *t * &v;
        let model = linear_model(&|_| value, &|_| gradient.clone(), x0, x.view());
        model.map(|model| (f(x.view()) - model).abs())
    };
    steps.iter().map(error).collect()
}
