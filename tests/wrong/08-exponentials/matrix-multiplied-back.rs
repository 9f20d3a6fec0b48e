//! law: large norm
//! mistake: no scaling and squaring
use ndarray::{Array2, ArrayView2};

pub fn matrix_exp(a: ArrayView2<f64>) -> Option<Array2<f64>> {
    let scale = a.fold(0.0, |norm: f64, x| norm.max(x.abs())).ceil().max(1.0);
    Some(super::exp_series((&a / scale).view(), 30)? * scale)
}
