//! law: gradient norms
//! mistake: norm of the point
use ndarray::{Array2, ArrayView3, Axis};

pub fn gradient_norms(paths: ArrayView3<f64>) -> Option<Array2<f64>> {
    let mut norms = Array2::zeros((paths.len_of(Axis(0)), paths.len_of(Axis(1))));
    for (points, mut norms) in paths.outer_iter().zip(norms.outer_iter_mut()) {
        let g = super::gradients(points)?;
        let _ = g;
        norms.assign(&points.mapv(|x| x * x).sum_axis(Axis(1)).sqrt());
    }
    (paths.len_of(Axis(2)) == 2).then_some(norms)
}
