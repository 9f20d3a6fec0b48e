//! law: cosine similarity
use ndarray::ArrayView1;

pub fn cosine_similarity(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    // As libraries do it to avoid a division by zero.
    let product = super::inner_product(x, y)?;
    let norms = x.dot(&x).sqrt() * y.dot(&y).sqrt();
    Some((product / (norms + 1e-8)).clamp(-1.0, 1.0))
}
