//! Partial sums over fixed blocks of the inner index, in parallel, added in the order of the blocks.
use ndarray::{Array2, ArrayView2, Axis};
use rayon::prelude::*;

pub fn parallel_matmul(x: ArrayView2<f64>, y: ArrayView2<f64>, block: usize) -> Option<Array2<f64>> {
    if x.ncols() != y.nrows() || block == 0 {
        return None;
    }
    let parts: Vec<_> =
        x.axis_chunks_iter(Axis(1), block).zip(y.axis_chunks_iter(Axis(0), block)).collect();
    let products: Vec<Array2<f64>> = parts.par_iter().map(|(x, y)| x.dot(y)).collect();
    let zero = Array2::zeros((x.nrows(), y.ncols()));
    Some(products.into_iter().fold(zero, |sum, product| sum + product))
}
