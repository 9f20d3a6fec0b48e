//! law: shape
//! mistake: (o, d) for (o, o, d)
use ndarray::{Array1, Array2, Array3, ArrayView1, ArrayView2, s};

pub fn jacobian_shape(output: &[usize], input: &[usize]) -> Vec<usize> {
    input.to_vec()
}
