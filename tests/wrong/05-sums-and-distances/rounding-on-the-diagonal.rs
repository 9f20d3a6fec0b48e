//! law: zero diagonal
//! mistake: rounding on the diagonal
use ndarray::{Array2, ArrayView2, Axis};

pub fn pairwise_squared_distances(x: ArrayView2<f64>) -> Array2<f64> {
    let squares = x.map_axis(Axis(1), |row| row.dot(&row));
    let gram = x.dot(&x.t());
    let distances = &squares.view().insert_axis(Axis(1)) + &squares - 2.0 * &gram;
    distances.mapv(|distance| distance.max(0.0))
}
