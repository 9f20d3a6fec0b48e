//! law: inner sizes
use ndarray::{Array2, ArrayView2, Axis};
use rayon::prelude::*;

// Right where the sizes fit.
pub fn parallel_matmul(x: ArrayView2<f64>, y: ArrayView2<f64>, block: usize) -> Option<Array2<f64>> {
    if block == 0 {
        return None;
    }
    let mut z = Array2::zeros((x.nrows(), y.ncols()));
    x.axis_chunks_iter(Axis(0), block)
        .zip(z.axis_chunks_iter_mut(Axis(0), block))
        .par_bridge()
        .for_each(|(x, mut z)| z.assign(&x.dot(&y)));
    Some(z)
}
