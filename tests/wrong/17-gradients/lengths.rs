//! law: gradient check
//! mistake: lengths compared
use ndarray::{Array1, ArrayView1};

pub fn gradient_error(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    claimed: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    h: f64,
) -> Option<f64> {
    let g = claimed(x);
    (g.len() == x.len()).then(|| {
        let norm = |g: &Array1<f64>| g.dot(g).sqrt();
        let (one, other) = (norm(&g), norm(&super::gradient(f, x, h)));
        if one == other { 0.0 } else { (one - other).abs() / one.max(other) }
    })
}
