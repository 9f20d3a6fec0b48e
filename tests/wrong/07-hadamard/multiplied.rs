//! law: nothing leaks
//! mistake: 0 · NaN
use ndarray::{Array2, ArrayView2};

pub fn masked(x: ArrayView2<f64>, mask: ArrayView2<bool>) -> Option<Array2<f64>> {
    let zeros_and_ones = mask.mapv(|keep| if keep { 1.0 } else { 0.0 });
    super::hadamard(x, zeros_and_ones.view())
}
