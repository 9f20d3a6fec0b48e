//! law: inner product
//! mistake: empty inner product
use ndarray::ArrayView1;

pub fn inner_product(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    if x.is_empty() || x.len() != y.len() { None } else { Some(x.dot(&y)) }
}
