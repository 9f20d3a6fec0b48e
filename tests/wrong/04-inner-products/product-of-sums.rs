//! law: inner product
//! mistake: product of the sums
use ndarray::ArrayView1;

pub fn inner_product(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    (x.len() == y.len()).then(|| x.sum() * y.sum())
}
