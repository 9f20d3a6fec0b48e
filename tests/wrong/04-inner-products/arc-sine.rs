//! law: angle
//! mistake: arc sine
use ndarray::ArrayView1;

pub fn angle(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    super::cosine_similarity(x, y).map(f64::asin)
}
