//! law: same space
//! mistake: lengths not compared
use ndarray::ArrayView1;

pub fn inner_product(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    Some(x.dot(&y))
}
