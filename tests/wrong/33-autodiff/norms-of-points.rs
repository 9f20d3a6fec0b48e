//! law: gradient norms
//! mistake: norm of the point
use candle_core::D;
use ndarray::{Array2, ArrayView3};

pub fn gradient_norms(paths: ArrayView3<f64>) -> Option<Array2<f64>> {
    super::on_the_plane(paths, |paths| paths.sqr()?.sum(D::Minus1)?.sqrt())
}
