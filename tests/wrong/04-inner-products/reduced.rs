//! law: inner product
//! mistake: empty inner product
use ndarray::ArrayView1;

pub fn inner_product(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    if x.len() != y.len() {
        return None;
    }
    x.iter().zip(y).map(|(x, y)| x * y).reduce(|sum, product| sum + product)
}
