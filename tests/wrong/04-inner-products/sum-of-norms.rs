//! law: cosine similarity
//! mistake: sum of the norms
use ndarray::ArrayView1;

pub fn cosine_similarity(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    let product = super::inner_product(x, y)?;
    Some(product / (x.dot(&x).sqrt() + y.dot(&y).sqrt()))
}
