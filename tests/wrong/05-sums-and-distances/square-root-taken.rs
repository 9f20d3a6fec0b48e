//! law: homogeneity
//! mistake: square root taken
use ndarray::ArrayView1;

pub fn squared_distance(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    (x.len() == y.len()).then(|| (&x - &y).mapv(|d| d * d).sum().sqrt())
}
