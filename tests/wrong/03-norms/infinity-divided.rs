//! law: scale safety
//! mistake: infinity divided
use ndarray::ArrayView1;

pub fn safe_norm(x: ArrayView1<f64>) -> f64 {
    let largest = x.fold(0.0, |m: f64, x| m.max(x.abs()));
    if largest == 0.0 {
        return 0.0;
    }
    largest * x.mapv(|x| (x / largest).powi(2)).sum().sqrt()
}
