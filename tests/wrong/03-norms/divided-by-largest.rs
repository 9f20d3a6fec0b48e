//! law: unit length
//! mistake: divided by the largest element
use ndarray::{Array1, ArrayView1};

pub fn normalise(x: ArrayView1<f64>) -> Option<Array1<f64>> {
    let largest = x.fold(0.0, |m: f64, x| m.max(x.abs()));
    if largest == 0.0 { None } else { Some(x.mapv(|x| x / largest)) }
}
