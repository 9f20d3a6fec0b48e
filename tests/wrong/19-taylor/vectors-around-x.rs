//! law: vector model
//! mistake: model around x
use ndarray::{Array1, Array2, ArrayView1};

pub fn vector_model(
    f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    jacobian: &dyn Fn(ArrayView1<f64>) -> Array2<f64>,
    x0: ArrayView1<f64>,
    x: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    let step = (x.len() == x0.len()).then(|| &x - &x0)?;
    Some(f(x) + jacobian(x).dot(&step))
}
