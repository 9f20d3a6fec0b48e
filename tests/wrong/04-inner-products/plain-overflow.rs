//! law: scale safety
//! mistake: overflow
use ndarray::ArrayView1;

// The formula as it stands: three mistakes in one line, each named at its own law.
pub fn cosine_similarity(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    let product = super::inner_product(x, y)?;
    Some(product / (x.dot(&x).sqrt() * y.dot(&y).sqrt()))
}
