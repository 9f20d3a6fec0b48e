//! law: the plane
use ndarray::{Array1, ArrayView2};

pub fn values(x: ArrayView2<f64>) -> Option<Array1<f64>> {
    if x.ncols() < 2 {
        return None;
    }
    super::on_the_plane(x.slice(ndarray::s![.., ..2]), |x| super::landscape(&x))
}
