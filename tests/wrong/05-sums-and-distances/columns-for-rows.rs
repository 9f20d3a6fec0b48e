//! law: pairwise distances
//! mistake: columns for rows
use ndarray::{Array2, ArrayView2, Axis};

pub fn pairwise_squared_distances(x: ArrayView2<f64>) -> Array2<f64> {
    let x = x.t();
    let gram = x.dot(&x.t());
    let squares = gram.diag().to_owned();
    let mut distances = &squares.view().insert_axis(Axis(1)) + &squares - 2.0 * &gram;
    distances.mapv_inplace(|distance| distance.max(0.0));
    distances
}
