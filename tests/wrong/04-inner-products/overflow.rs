//! law: scale safety
//! mistake: overflow
use ndarray::ArrayView1;

pub fn cosine_similarity(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    let product = super::inner_product(x, y)?;
    let norms = x.dot(&x).sqrt() * y.dot(&y).sqrt();
    (norms > 0.0).then(|| (product / norms).clamp(-1.0, 1.0))
}
