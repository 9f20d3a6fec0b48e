//! law: errors
//! mistake: distance from f(x₀)
use ndarray::{Array1, Array2, ArrayView1};

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
    let value = f(x0);
    Some(steps.mapv(|t| (f((&x0 + t * &v).view()) - value).abs()))
}
