//! Plain loops.
use ndarray::ArrayView1;

pub fn total(x: ArrayView1<f64>) -> f64 {
    let mut sum = 0.0;
    for i in 0..x.len() {
        sum += x[i];
    }
    sum
}
