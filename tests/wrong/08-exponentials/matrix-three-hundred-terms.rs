//! law: large norm
//! mistake: no scaling and squaring
use ndarray::{Array2, ArrayView2};

pub fn matrix_exp(a: ArrayView2<f64>) -> Option<Array2<f64>> {
    super::exp_series(a, 300)
}
