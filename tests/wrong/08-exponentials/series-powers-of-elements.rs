//! law: series
//! mistake: powers of the elements
use ndarray::{Array2, ArrayView2};

pub fn exp_series(a: ArrayView2<f64>, terms: usize) -> Option<Array2<f64>> {
    if !a.is_square() {
        return None;
    }
    let mut sum = Array2::<f64>::zeros(a.raw_dim());
    let mut term = Array2::<f64>::ones(a.raw_dim());
    for k in 1..=terms {
        sum += &term;
        term = term * &a / k as f64;
    }
    Some(sum)
}
