//! law: end points
//! mistake: velocity forgotten
use ndarray::{Array2, ArrayView2};

pub fn end_points(
    starts: ArrayView2<f64>,
    eta: f64,
    lambda: f64,
    steps: usize,
) -> Option<Array2<f64>> {
    let _ = lambda;
    let mut x = starts.to_owned();
    for _ in 0..steps {
        x = &x - eta * super::gradients(x.view())?;
    }
    (x.ncols() == 2).then_some(x)
}
