//! law: no direction
//! mistake: zero vector forgotten
use ndarray::ArrayView1;

pub fn cosine_similarity(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    if x.len() != y.len() {
        return None;
    }
    // Orthogonal to everything, one may say; but then the angle of x with itself would be a right one.
    let zero = |v: ArrayView1<f64>| v.iter().all(|&v| v == 0.0);
    if zero(x) || zero(y) {
        return Some(0.0);
    }
    let largest = |v: ArrayView1<f64>| v.fold(0.0, |largest: f64, v| largest.max(v.abs()));
    let (x, y) = (&x / largest(x), &y / largest(y));
    Some((x.dot(&y) / (x.dot(&x).sqrt() * y.dot(&y).sqrt())).clamp(-1.0, 1.0))
}
