//! law: series
//! mistake: k for k!
use ndarray::{Array2, ArrayView2};

pub fn exp_series(a: ArrayView2<f64>, terms: usize) -> Option<Array2<f64>> {
    if !a.is_square() {
        return None;
    }
    let mut sum = Array2::<f64>::zeros(a.raw_dim());
    let mut power = Array2::<f64>::eye(a.nrows());
    for k in 0..terms {
        sum += &(&power / k.max(1) as f64);
        power = power.dot(&a);
    }
    Some(sum)
}
