//! law: descent
//! mistake: one coordinate after the other
use ndarray::{Array3, ArrayView2};

pub fn descend(starts: ArrayView2<f64>, eta: f64, steps: usize) -> Option<Array3<f64>> {
    let mut paths = super::descend_with_momentum(starts, eta, 0.0, 0)?;
    for t in 0..steps {
        let mut x = paths.index_axis(ndarray::Axis(0), t).to_owned();
        for k in 0..2 {
            let slope = super::gradients(x.view())?.column(k).to_owned();
            x.column_mut(k).scaled_add(-eta, &slope);
        }
        paths.push(ndarray::Axis(0), x.view()).ok()?;
    }
    Some(paths)
}
