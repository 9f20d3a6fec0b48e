//! law: cosine similarity
//! mistake: squared norms
use ndarray::ArrayView1;

pub fn cosine_similarity(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    let squares = x.dot(&x) * y.dot(&y);
    let product = super::inner_product(x, y)?;
    (squares > 0.0).then(|| product / squares)
}
