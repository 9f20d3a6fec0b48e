//! law: no negative element
//! mistake: not clamped
use ndarray::{Array2, ArrayView2, Axis};

pub fn pairwise_squared_distances(x: ArrayView2<f64>) -> Array2<f64> {
    let gram = x.dot(&x.t());
    let squares = gram.diag().to_owned();
    let column = squares.view().insert_axis(Axis(1));
    &column + &squares - 2.0 * &gram
}
