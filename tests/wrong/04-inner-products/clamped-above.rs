//! law: range
//! mistake: not clamped
use ndarray::ArrayView1;

pub fn cosine_similarity(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    let unit = |v: ArrayView1<f64>| {
        let largest = v.fold(0.0, |largest: f64, v| largest.max(v.abs()));
        let scaled = &v / largest;
        let norm = scaled.dot(&scaled).sqrt();
        (largest > 0.0).then(|| scaled / norm)
    };
    Some(super::inner_product(unit(x)?.view(), unit(y)?.view())?.min(1.0))
}
