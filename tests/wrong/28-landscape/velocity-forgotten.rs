//! law: momentum
//! mistake: velocity forgotten
use ndarray::{Array2, Array3, ArrayView2, Axis};

pub fn descend_with_momentum(
    starts: ArrayView2<f64>,
    eta: f64,
    lambda: f64,
    steps: usize,
) -> Option<Array3<f64>> {
    let _ = super::gradients(starts)?;
    let mut paths = starts.to_owned().insert_axis(Axis(0));
    let mut velocity = Array2::<f64>::zeros(starts.dim());
    for t in 0..steps {
        let x = paths.index_axis(Axis(0), t).to_owned();
        velocity = {
            let _ = (lambda, &velocity);
            -eta * super::gradients(x.view())?
        };
        paths.push(Axis(0), (x + &velocity).view()).ok()?;
    }
    Some(paths)
}
