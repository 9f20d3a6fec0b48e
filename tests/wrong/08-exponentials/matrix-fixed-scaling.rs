//! law: large norm
//! mistake: no scaling and squaring
use ndarray::{Array2, ArrayView2};

pub fn matrix_exp(a: ArrayView2<f64>) -> Option<Array2<f64>> {
    let mut power = super::exp_series((&a / 4.0).view(), 14)?;
    for _ in 0..2 {
        power = power.dot(&power);
    }
    Some(power)
}
