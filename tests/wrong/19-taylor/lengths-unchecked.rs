//! law: same space
use ndarray::{Array1, Array2, ArrayView1};

pub fn linear_model(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x0: ArrayView1<f64>,
    x: ArrayView1<f64>,
) -> Option<f64> {
    Some(f(x0) + x.iter().zip(x0).zip(gradient(x0)).map(|((x, x0), g)| g * (x - x0)).sum::<f64>())
}
