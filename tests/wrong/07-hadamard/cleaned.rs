//! law: nothing leaks
//! mistake: NaN thrown out
use ndarray::{Array2, ArrayView2};

// NumPy's `nan_to_num`, and then a product.
pub fn masked(x: ArrayView2<f64>, mask: ArrayView2<bool>) -> Option<Array2<f64>> {
    let zeros_and_ones = mask.mapv(|keep| if keep { 1.0 } else { 0.0 });
    let clean = x.mapv(|x| if x.is_finite() { x } else { 0.0 });
    super::hadamard(clean.view(), zeros_and_ones.view())
}
