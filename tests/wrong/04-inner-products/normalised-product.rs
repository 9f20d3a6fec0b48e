//! law: inner product
//! mistake: cosine for inner product
use ndarray::ArrayView1;

pub fn inner_product(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    if x.len() != y.len() {
        return None;
    }
    Some(x.dot(&y) / (x.dot(&x).sqrt() * y.dot(&y).sqrt()))
}
