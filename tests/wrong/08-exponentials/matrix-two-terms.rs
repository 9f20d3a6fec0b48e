//! law: symmetric
//! mistake: two terms
use ndarray::{Array2, ArrayView2};

pub fn matrix_exp(a: ArrayView2<f64>) -> Option<Array2<f64>> {
    super::exp_series(a, 2)
}
