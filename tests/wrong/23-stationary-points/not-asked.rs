//! law: kind of a point
//! mistake: not asked whether stationary
use ndarray::{Array1, Array2, ArrayView1};

pub fn kind_of_point(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    hessian: &dyn Fn(ArrayView1<f64>) -> Array2<f64>,
    x: ArrayView1<f64>,
    _tolerance: f64,
) -> Option<&'static str> {
    gradient(x);
    super::classify(hessian(x).view())
}
