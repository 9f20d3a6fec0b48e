//! law: inner product
//! mistake: absolute value
use ndarray::ArrayView1;

pub fn inner_product(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    (x.len() == y.len()).then(|| x.iter().zip(y).map(|(x, y)| (x * y).abs()).sum())
}
