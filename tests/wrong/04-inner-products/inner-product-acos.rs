//! law: angle
use ndarray::ArrayView1;

pub fn angle(x: ArrayView1<f64>, y: ArrayView1<f64>) -> Option<f64> {
    // The vectors are not normalised.
    super::inner_product(x, y).map(f64::acos)
}
