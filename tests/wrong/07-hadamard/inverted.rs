//! law: mask
//! mistake: inverted mask
use ndarray::{Array2, ArrayView2};

pub fn masked(x: ArrayView2<f64>, mask: ArrayView2<bool>) -> Option<Array2<f64>> {
    (x.dim() == mask.dim())
        .then(|| Array2::from_shape_fn(x.dim(), |place| if mask[place] { 0.0 } else { x[place] }))
}
