//! law: cosine similarity
use ndarray::ArrayView1;

pub fn cosine_similarity(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    let product = super::inner_product(x, y)? as f32;
    let norms = (x.dot(&x).sqrt() * y.dot(&y).sqrt()) as f32;
    (norms > 0.0).then(|| (product / norms).clamp(-1.0, 1.0).into())
}
