//! The last element first.
use ndarray::ArrayView1;

pub fn total(x: ArrayView1<f64>) -> f64 {
    x.iter().rev().fold(0.0, |sum, x| sum + x)
}
