//! law: gradient check
//! mistake: zero by zero
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
        let measured = super::gradient(f, x, h);
        norm(&(&g - &measured)) / norm(&g).max(norm(&measured))
    })
}
