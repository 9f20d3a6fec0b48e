//! law: pairwise distances
use ndarray::{Array2, ArrayView2, Axis};

pub fn pairwise_squared_distances(x: ArrayView2<f64>) -> Array2<f64> {
    // What is small is taken for rounding.
    let gram = x.dot(&x.t());
    let squares = gram.diag().to_owned();
    let column = squares.view().insert_axis(Axis(1));
    let distances = &column + &squares - 2.0 * &gram;
    distances.mapv(|distance| if distance < 1e-3 { 0.0 } else { distance })
}
