//! law: kind of a point
use ndarray::{Array1, Array2, ArrayView1};

pub fn kind_of_point(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    hessian: &dyn Fn(ArrayView1<f64>) -> Array2<f64>,
    x: ArrayView1<f64>,
    tolerance: f64,
) -> Option<&'static str> {
    if gradient(x).iter().any(|g| g.is_nan()) || !super::is_stationary(gradient, x, tolerance) {
        return None;
    }
    super::classify(hessian(x).view())
}
