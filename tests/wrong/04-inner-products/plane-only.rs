//! law: angle
use ndarray::ArrayView1;

pub fn angle(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    // Right in the plane, and signed: the other elements are not looked at.
    super::cosine_similarity(x, y)?;
    if x.len() < 2 {
        return super::cosine_similarity(x, y).map(f64::acos);
    }
    Some((y[1].atan2(y[0]) - x[1].atan2(x[0])).abs())
}
