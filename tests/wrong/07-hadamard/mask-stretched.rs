//! law: shape of the mask
use ndarray::{Array2, ArrayView2};

pub fn masked(x: ArrayView2<f64>, mask: ArrayView2<bool>) -> Option<Array2<f64>> {
    let mask = mask.broadcast(x.dim())?;
    Some(Array2::from_shape_fn(x.dim(), |place| if mask[place] { x[place] } else { 0.0 }))
}
