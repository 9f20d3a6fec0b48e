//! law: descent
//! mistake: every row the last
//! As in NumPy, where a list of one array that is changed in place holds the same array again and again.
use ndarray::{Array3, ArrayView2, Axis};

pub fn descend(starts: ArrayView2<f64>, eta: f64, steps: usize) -> Option<Array3<f64>> {
    let paths = super::descend_with_momentum(starts, eta, 0.0, steps)?;
    let last = paths.index_axis(Axis(0), steps);
    let same = vec![last; steps + 1];
    ndarray::stack(Axis(0), &same).ok()
}
