//! law: exponent
use ndarray::ArrayView1;

pub fn fitted_exponent(sizes: ArrayView1<f64>, costs: ArrayView1<f64>) -> Option<f64> {
    super::fitted_exponent(sizes, costs)?;
    super::fitted_exponent(sizes, costs).map(|p| p * (1.0 + 1e-6))
}
