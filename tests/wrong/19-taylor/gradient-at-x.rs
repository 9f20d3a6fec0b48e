//! law: linear model
//! mistake: gradient at the wrong point
use ndarray::{Array1, Array2, ArrayView1};

pub fn linear_model(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    x: ArrayView1<f64>,
) -> Option<f64> {
    let step = (x.len() == x0.len()).then(|| &x - &x0)?;
    Some(f(x0) + gradient(x).dot(&step))
}
