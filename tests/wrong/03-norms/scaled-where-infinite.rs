//! law: scale safety
//! mistake: underflow
//! Scaled only where the squares overflow: those that underflow are forgotten.
use ndarray::ArrayView1;

pub fn safe_norm(x: ArrayView1<f64>) -> f64 {
    let norm = x.dot(&x).sqrt();
    if norm.is_finite() {
        return norm;
    }
    let largest = x.fold(0.0, |m: f64, x| m.max(x.abs()));
    if largest.is_infinite() {
        return largest;
    }
    largest * x.mapv(|x| (x / largest).powi(2)).sum().sqrt()
}
