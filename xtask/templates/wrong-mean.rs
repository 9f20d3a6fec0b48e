//! law: total
//! mistake: mean for sum
use ndarray::ArrayView1;

pub fn total(x: ArrayView1<f64>) -> f64 {
    if x.is_empty() { 0.0 } else { x.sum() / x.len() as f64 }
}
