//! law: mask
//! mistake: the mask itself
use ndarray::{Array2, ArrayView2};

pub fn masked(x: ArrayView2<f64>, mask: ArrayView2<bool>) -> Option<Array2<f64>> {
    (x.dim() == mask.dim()).then(|| mask.mapv(|keep| if keep { 1.0 } else { 0.0 }))
}
