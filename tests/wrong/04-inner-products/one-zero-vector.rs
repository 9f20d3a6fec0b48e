//! law: no direction
//! mistake: zero vector forgotten
use ndarray::ArrayView1;

pub fn cosine_similarity(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    // Looks at x only.
    let product = super::inner_product(x, y)?;
    let norm = |v: ArrayView1<f64>| v.dot(&v).sqrt();
    (norm(x) > 0.0).then(|| product / norm(x) / norm(y))
}
