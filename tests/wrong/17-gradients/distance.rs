//! law: gradient check
//! mistake: distance alone
use ndarray::{Array1, ArrayView1};

pub fn gradient_error(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    claimed: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    h: f64,
) -> Option<f64> {
    let g = claimed(x);
    (g.len() == x.len()).then(|| {
        let off = g - super::gradient(f, x, h);
        off.dot(&off).sqrt()
    })
}
