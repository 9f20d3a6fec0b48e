//! law: central differences
//! mistake: not moved back
use ndarray::{Array1, Array2, ArrayView1};

pub fn jacobian(
    f: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    o: usize,
    h: f64,
) -> Option<Array2<f64>> {
    if h.is_nan() || h <= 0.0 {
        return None;
    }
    let mut point = x.to_owned();
    let mut jacobian = Array2::zeros((o, x.len()));
    for j in 0..x.len() {
        point[j] += h;
        let right = f(point.view());
        point[j] -= 2.0 * h;
        let left = f(point.view());
        jacobian.column_mut(j).assign(&((right - left) / (2.0 * h)));
    }
    Some(jacobian)
}
