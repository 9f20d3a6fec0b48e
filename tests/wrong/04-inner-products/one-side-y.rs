//! law: cosine similarity
//! mistake: one side normalised
use ndarray::ArrayView1;

pub fn cosine_similarity(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    let unit = &y / y.dot(&y).sqrt();
    super::inner_product(x, unit.view())
}
