//! law: series
use ndarray::{Array2, ArrayView2};

pub fn exp_series(a: ArrayView2<f64>, terms: usize) -> Option<Array2<f64>> {
    if !a.is_square() {
        return None;
    }
    let mut sum = Array2::<f64>::zeros(a.raw_dim());
    let mut power = Array2::<f64>::eye(a.nrows());
    let mut factorial = 1_u64;
    for k in 0..terms {
        factorial = factorial.wrapping_mul(k.max(1) as u64);
        sum += &(&power / factorial as f64);
        power = power.dot(&a);
    }
    Some(sum)
}
