//! law: same space
//! mistake: cut to the shorter
use ndarray::{Array1, ArrayView1};

pub fn linear_combination(
    a: f64,
    x: ArrayView1<f64>,
    b: f64,
    y: ArrayView1<f64>,
) -> Option<Array1<f64>> {
    Some(x.iter().zip(y).map(|(x, y)| a * x + b * y).collect())
}
