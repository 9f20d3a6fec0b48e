//! law: nilpotent
//! mistake: transposed
use ndarray::{Array2, ArrayView2};

pub fn matrix_exp(a: ArrayView2<f64>) -> Option<Array2<f64>> {
    let mut power = super::exp_series((&a / 256.0).view(), 16)?;
    for _ in 0..8 {
        power = power.dot(&power);
    }
    Some(power.reversed_axes())
}
