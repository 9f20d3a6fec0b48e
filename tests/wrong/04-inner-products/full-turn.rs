//! law: angle
use ndarray::ArrayView1;

pub fn angle(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    let cosine = super::cosine_similarity(x, y)?;
    Some(2.0 * std::f64::consts::PI - cosine.acos())
}
