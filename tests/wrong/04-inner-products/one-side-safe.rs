//! law: scale safety
//! mistake: overflow
use ndarray::ArrayView1;

pub fn cosine_similarity(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    // x is scaled, and y is not.
    let largest = x.fold(0.0, |largest: f64, x| largest.max(x.abs()));
    let x = &x / largest;
    let product = super::inner_product(x.view(), y)?;
    let norms = x.dot(&x).sqrt() * y.dot(&y).sqrt();
    (norms > 0.0).then(|| (product / norms).clamp(-1.0, 1.0))
}
