//! law: no such slice
//! mistake: 0-based indices
use ndarray::{Array2, ArrayView3, s};

pub fn slice(x: ArrayView3<f64>, i: usize, j: usize, k: usize) -> Option<Array2<f64>> {
    let (a, b, c) = x.dim();
    (i < a && j <= k && k <= c).then(|| x.slice(s![i, .., j..k]).to_owned())
}
