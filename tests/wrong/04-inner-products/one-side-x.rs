//! law: positive scale
//! mistake: one side normalised
use ndarray::ArrayView1;

pub fn cosine_similarity(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    if x.len() != y.len() || x.iter().all(|&x| x == 0.0) || y.iter().all(|&y| y == 0.0) {
        return None;
    }
    Some(x.dot(&y) / x.dot(&x).sqrt())
}
