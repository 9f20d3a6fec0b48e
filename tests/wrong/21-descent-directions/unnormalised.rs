//! law: steepest of
//! mistake: unnormalised comparison
use ndarray::{Array1, ArrayView1, ArrayView2};

pub fn steepest_of(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    directions: ArrayView2<f64>,
) -> Option<usize> {
    let slopes = directions.dot(&gradient(x));
    let falling = slopes.iter().enumerate().filter(|(_, slope)| **slope < 0.0);
    falling.min_by(|one, other| one.1.total_cmp(other.1)).map(|(index, _)| index)
}
