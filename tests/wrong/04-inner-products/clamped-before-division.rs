//! law: cosine similarity
use ndarray::ArrayView1;

pub fn cosine_similarity(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    let norms = x.dot(&x).sqrt() * y.dot(&y).sqrt();
    let product = super::inner_product(x, y)?;
    (norms > 0.0).then(|| product.clamp(-1.0, 1.0) / norms)
}
