//! law: known eigenvalues
//! mistake: elementwise for matrix
use ndarray::{Array2, ArrayView2};

pub fn matrix_exp(a: ArrayView2<f64>) -> Option<Array2<f64>> {
    if !a.is_square() {
        return None;
    }
    Some(a.exp())
}
