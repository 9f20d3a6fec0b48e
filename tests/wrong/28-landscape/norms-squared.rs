//! law: gradient norms
//! mistake: no square root
use ndarray::{Array2, ArrayView3, Axis};

pub fn gradient_norms(paths: ArrayView3<f64>) -> Option<Array2<f64>> {
    let mut norms = Array2::zeros((paths.len_of(Axis(0)), paths.len_of(Axis(1))));
    for (points, mut norms) in paths.outer_iter().zip(norms.outer_iter_mut()) {
        let g = super::gradients(points)?;
        norms.assign(&g.mapv(|g| g * g).sum_axis(Axis(1)));
    }
    (paths.len_of(Axis(2)) == 2).then_some(norms)
}
