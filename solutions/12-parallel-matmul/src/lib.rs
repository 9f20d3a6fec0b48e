//! Exercise 12: a product on every core.
//!
//! Matrices are X ~ (a, b), Y ~ (b, c) and Z = X Y ~ (a, c). Run `cargo xtask check 12` whenever you like.

use ndarray::{Array2, ArrayView2};

/// The product Z = X Y on one core, block by block: rows, columns and the inner index are gone
/// through in blocks of `block`, of which the last may be shorter.
///
/// `None` when X has not as many columns as Y has rows, and for blocks of size 0.
pub fn blocked_matmul(x: ArrayView2<f64>, y: ArrayView2<f64>, block: usize) -> Option<Array2<f64>> {
    // solution
    // As a kernel, for a GPU: exercise 31.
    use ndarray::Axis;
    if x.ncols() != y.nrows() || block == 0 {
        return None;
    }
    let mut z = Array2::zeros((x.nrows(), y.ncols()));
    for (x, mut z) in x.axis_chunks_iter(Axis(0), block).zip(z.axis_chunks_iter_mut(Axis(0), block))
    {
        for (x, y) in x.axis_chunks_iter(Axis(1), block).zip(y.axis_chunks_iter(Axis(0), block)) {
            let columns = z.axis_chunks_iter_mut(Axis(1), block);
            for (y, mut z) in y.axis_chunks_iter(Axis(1), block).zip(columns) {
                for (x, mut z) in x.rows().into_iter().zip(z.rows_mut()) {
                    for (&x, y) in x.iter().zip(y.rows()) {
                        z.scaled_add(x, &y);
                    }
                }
            }
        }
    }
    Some(z)
    // end
}

/// The product Z = X Y on rayon's global pool: blocks of `block` rows of Z are tasks, shared out
/// among the threads. Z has the same bits for every number of threads.
///
/// `None` when X has not as many columns as Y has rows, and for blocks of size 0.
pub fn parallel_matmul(
    x: ArrayView2<f64>,
    y: ArrayView2<f64>,
    block: usize,
) -> Option<Array2<f64>> {
    // solution
    use ndarray::Axis;
    use rayon::prelude::*;
    if x.ncols() != y.nrows() || block == 0 {
        return None;
    }
    let mut z = Array2::zeros((x.nrows(), y.ncols()));
    x.axis_chunks_iter(Axis(0), block)
        .zip(z.axis_chunks_iter_mut(Axis(0), block))
        .par_bridge()
        .for_each(|(x, mut z)| {
            if let Some(product) = blocked_matmul(x, y, block) {
                z.assign(&product);
            }
        });
    Some(z)
    // end
}

kit::answers! {
    blocked_matmul,
    parallel_matmul,
}
