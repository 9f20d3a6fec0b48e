//! law: inner product
use ndarray::ArrayView1;

pub fn inner_product(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    // Right for vectors that lie in one piece, and a panic for any other view.
    let (x, y) = (x.to_slice().unwrap(), y.to_slice().unwrap());
    (x.len() == y.len()).then(|| x.iter().zip(y).map(|(x, y)| x * y).sum())
}
