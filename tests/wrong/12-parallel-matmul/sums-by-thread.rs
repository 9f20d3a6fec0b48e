//! law: every number of threads
//! mistake: partial sums in a varying order
use ndarray::{Array2, ArrayView2, Axis, s};
use rayon::prelude::*;

pub fn parallel_matmul(x: ArrayView2<f64>, y: ArrayView2<f64>, block: usize) -> Option<Array2<f64>> {
    let ((a, b), (d, c)) = (x.dim(), y.dim());
    if b != d || block == 0 {
        return None;
    }
    // One part of the inner index for each thread.
    let part = b.div_ceil(rayon::current_num_threads()).max(1);
    let parts: Vec<_> = x.axis_chunks_iter(Axis(1), part).zip(y.axis_chunks_iter(Axis(0), part)).collect();
    let products: Vec<Array2<f64>> = parts.par_iter().map(|(x, y)| x.dot(y)).collect();
    Some(products.into_iter().fold(Array2::zeros((a, c)), |sum, product| sum + product))
}
