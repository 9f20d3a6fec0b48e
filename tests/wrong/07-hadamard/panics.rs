//! law: one shape
//! mistake: shapes not compared
use ndarray::{Array2, ArrayView2};

pub fn hadamard(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    assert_eq!(x.dim(), y.dim(), "two shapes");
    Some(&x * &y)
}
