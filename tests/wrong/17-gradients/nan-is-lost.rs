//! law: gradient check
use ndarray::{Array1, ArrayView1};

pub fn gradient_error(
    f: &dyn Fn(ArrayView1<f64>) -> f64,
    claimed: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    h: f64,
) -> Option<f64> {
    let g = claimed(x);
    (g.len() == x.len()).then(|| {
        let measured = super::gradient(f, x, h);
        let norm = |g: &Array1<f64>| g.iter().filter(|g| !g.is_nan()).map(|g| g * g).sum::<f64>().sqrt();
        let distance = norm(&(&g - &measured));
        if distance == 0.0 { 0.0 } else { distance / norm(&g).max(norm(&measured)) }
    })
}
