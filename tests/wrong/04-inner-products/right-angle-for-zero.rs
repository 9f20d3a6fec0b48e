//! law: no direction
//! mistake: zero vector forgotten
use ndarray::ArrayView1;

pub fn angle(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    if x.len() != y.len() {
        return None;
    }
    Some(super::cosine_similarity(x, y).unwrap_or(0.0).acos())
}
