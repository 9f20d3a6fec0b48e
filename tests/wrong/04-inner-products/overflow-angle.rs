//! law: angle at any scale
//! mistake: overflow
use ndarray::ArrayView1;

pub fn angle(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    let norm = |v: ArrayView1<f64>| v.dot(&v).sqrt();
    let cosine = super::inner_product(x, y)? / (norm(x) * norm(y));
    super::cosine_similarity(x, y).map(|_| cosine.clamp(-1.0, 1.0).acos())
}
