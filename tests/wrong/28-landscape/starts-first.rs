//! law: descent
//! mistake: starts before steps
use ndarray::{Array3, ArrayView2};

pub fn descend(starts: ArrayView2<f64>, eta: f64, steps: usize) -> Option<Array3<f64>> {
    let paths = super::descend_with_momentum(starts, eta, 0.0, steps)?;
    Some(paths.permuted_axes([1, 0, 2]))
}
