//! law: shape
//! mistake: input first
use ndarray::{Array1, Array2, Array3, ArrayView1, ArrayView2, s};

pub fn jacobian_shape(output: &[usize], input: &[usize]) -> Vec<usize> {
    [input, output].concat()
}
