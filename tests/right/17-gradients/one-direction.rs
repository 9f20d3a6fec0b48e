//! A partial derivative is the derivative in the direction of a unit vector.
use ndarray::{Array1, ArrayView1};

pub fn partial(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    x: ArrayView1<f64>,
    i: usize,
    h: f64,
) -> Option<f64> {
    if i >= x.len() {
        return None;
    }
    let mut unit = Array1::zeros(x.len());
    unit[i] = 1.0;
    super::directional_derivative(f, x, unit.view(), h)
}

pub fn gradient(f: &dyn Fn(ArrayView1<f64>) -> f64, x: ArrayView1<f64>, h: f64) -> Array1<f64> {
    let mut gradient = Array1::zeros(x.len());
    for (i, slope) in gradient.iter_mut().enumerate() {
        *slope = partial(f, x, i, h).expect("x has this element");
    }
    gradient
}
