//! law: large norm
//! mistake: no scaling and squaring
use ndarray::{Array2, ArrayView2};

pub fn matrix_exp(a: ArrayView2<f64>) -> Option<Array2<f64>> {
    let norm = a.fold(0.0, |norm: f64, x| norm.max(x.abs()));
    super::exp_series((&a / norm.ceil().max(1.0)).view(), 30)
}
