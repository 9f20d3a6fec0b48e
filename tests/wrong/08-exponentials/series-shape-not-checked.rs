//! law: not square
//! mistake: shape not checked
use ndarray::{Array2, ArrayView2};

pub fn exp_series(a: ArrayView2<f64>, terms: usize) -> Option<Array2<f64>> {
    let mut sum = Array2::<f64>::eye(a.nrows());
    let mut term = Array2::<f64>::eye(a.nrows());
    for k in 1..terms {
        term = term.dot(&a) / k as f64;
        sum += &term;
    }
    Some(sum)
}
