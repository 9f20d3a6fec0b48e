//! law: symmetric
use ndarray::{Array2, ArrayView2};

pub fn matrix_exp(a: ArrayView2<f64>) -> Option<Array2<f64>> {
    let mut power = super::exp_series((&a / 128.0).view(), 3)?;
    for _ in 0..7 {
        power = power.dot(&power);
    }
    Some(power)
}
