//! law: slice
use ndarray::{Array2, ArrayView3, s};

pub fn slice(x: ArrayView3<f64>, i: usize, j: usize, k: usize) -> Option<Array2<f64>> {
    let (a, b, c) = x.dim();
    if i < 1 || i > a || j < 1 || j > k || k > c + 1 {
        return None;
    }
    // A product with the columns j, …, k - 1 of the identity.
    let columns = Array2::<f64>::eye(c).slice(s![.., j - 1..k - 1]).to_owned();
    Some(x.slice(s![i - 1, .., ..]).dot(&columns))
}
