//! The smallest and the largest eigenvalue, and how many are near zero.
use ndarray::{Array1, Array2, ArrayView1, ArrayView2};

pub fn classify(hessian: ArrayView2<f64>) -> Option<&'static str> {
    let lambda = super::eigenvalues(hessian)?;
    let (least, most) = (lambda[0], lambda[lambda.len() - 1]);
    let zero = 1e-9 * f64::max(most.abs(), least.abs());
    Some(match (least, most) {
        (least, _) if least > zero => "minimum",
        (_, most) if most < -zero => "maximum",
        (least, most) if least < -zero && most > zero => "saddle",
        _ => "degenerate",
    })
}

pub fn kind_of_point(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    hessian: &dyn Fn(ArrayView1<f64>) -> Array2<f64>,
    x: ArrayView1<f64>,
    tolerance: f64,
) -> Option<&'static str> {
    let squares: f64 = gradient(x).iter().map(|g| g * g).sum();
    if !(squares.sqrt() <= tolerance) {
        return None;
    }
    classify(hessian(x).view())
}
