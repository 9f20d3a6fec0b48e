//! law: scale safety
//! mistake: overflow
use ndarray::ArrayView1;

pub fn cosine_similarity(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    // What is small is not zero.
    let norms = x.dot(&x).sqrt() * y.dot(&y).sqrt();
    let product = super::inner_product(x, y)?;
    (norms > 1e-12).then(|| (product / norms).clamp(-1.0, 1.0))
}
