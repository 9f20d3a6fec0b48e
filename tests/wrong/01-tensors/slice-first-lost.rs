//! law: slice
//! mistake: first element lost
use ndarray::{Array2, ArrayView3, s};

pub fn slice(x: ArrayView3<f64>, i: usize, j: usize, k: usize) -> Option<Array2<f64>> {
    let (a, b, c) = x.dim();
    if i < 1 || i > a || j < 1 || j > k || k > c + 1 {
        return None;
    }
    Some(x.slice(s![i - 1, .., j.min(k - 1)..k - 1]).to_owned())
}
