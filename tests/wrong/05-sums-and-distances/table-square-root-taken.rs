//! law: pairwise distances
//! mistake: square root taken
use ndarray::{Array2, ArrayView2, Axis};

pub fn pairwise_squared_distances(x: ArrayView2<f64>) -> Array2<f64> {
    let gram = x.dot(&x.t());
    let squares = gram.diag().to_owned();
    let column = squares.view().insert_axis(Axis(1));
    let mut distances = (&column + &squares - 2.0 * &gram).mapv(|distance| distance.max(0.0).sqrt());
    distances.diag_mut().fill(0.0);
    distances
}
