//! law: slice
use ndarray::{Array2, ArrayView3, s};

pub fn slice(x: ArrayView3<f64>, i: usize, j: usize, k: usize) -> Option<Array2<f64>> {
    let (a, b, c) = x.dim();
    if i < 1 || i > a || j < 1 || j > k || k > c + 1 {
        return None;
    }
    let memory = x.as_slice().unwrap();
    Some(Array2::from_shape_fn((b, k - j), |(p, q)| memory[(i - 1) * b * c + p * c + j - 1 + q]))
}
