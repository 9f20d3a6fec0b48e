//! law: series
//! mistake: k! missing
use ndarray::{Array2, ArrayView2};

pub fn exp_series(a: ArrayView2<f64>, terms: usize) -> Option<Array2<f64>> {
    if !a.is_square() {
        return None;
    }
    let mut sum = Array2::<f64>::zeros(a.raw_dim());
    let mut power = Array2::<f64>::eye(a.nrows());
    for _ in 0..terms {
        sum += &power;
        power = power.dot(&a);
    }
    Some(sum)
}
