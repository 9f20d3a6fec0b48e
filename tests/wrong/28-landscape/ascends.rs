//! law: descent
//! mistake: ascends
use ndarray::{Array3, ArrayView2};

pub fn descend(starts: ArrayView2<f64>, eta: f64, steps: usize) -> Option<Array3<f64>> {
    super::descend_with_momentum(starts, -eta, 0.0, steps)
}
