//! law: gradient norms
//! mistake: l1 norm
use candle_core::D;
use ndarray::{Array2, ArrayView3};

pub fn gradient_norms(paths: ArrayView3<f64>) -> Option<Array2<f64>> {
    super::on_the_plane(paths, |paths| super::gradient(&paths)?.abs()?.sum(D::Minus1))
}
