//! law: central differences
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
    let at = |j: usize, step: f64| {
        let mut moved = x.to_owned();
        moved[j] += step;
        f(moved.view())
    };
    let mut jacobian = Array2::zeros((o, x.len()));
    for j in 0..x.len() {
        jacobian.column_mut(j).assign(&((at(j, h) - at(j, -h)) * (1.000_001 / (2.0 * h))));
    }
    Some(jacobian)
}
