//! law: descent
//! mistake: start dropped
use ndarray::{Array3, ArrayView2, Axis};

pub fn descend(starts: ArrayView2<f64>, eta: f64, steps: usize) -> Option<Array3<f64>> {
    let mut x = starts.to_owned();
    let mut paths = Array3::zeros((steps, x.nrows(), x.ncols()));
    for mut row in paths.axis_iter_mut(Axis(0)) {
        x = &x - eta * super::gradients(x.view())?;
        row.assign(&x);
    }
    (x.ncols() == 2).then_some(paths)
}
