//! The error by squares of norms, with the gradient taken first.
use ndarray::{Array1, ArrayView1};

pub fn gradient_error(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    claimed: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    h: f64,
) -> Option<f64> {
    let measured = super::gradient(f, x, h);
    let claimed = claimed(x);
    if claimed.len() != measured.len() {
        return None;
    }
    let square = |values: &Array1<f64>| values.iter().rev().map(|value| value * value).sum::<f64>();
    let largest = square(&claimed).max(square(&measured));
    let off = square(&(&measured - &claimed));
    Some(if off == 0.0 { 0.0 } else { (off / largest).sqrt() })
}
