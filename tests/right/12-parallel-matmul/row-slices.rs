//! The rows of Z as chunks of one slice; a row of Z gains multiples of the rows of Y.
use ndarray::{Array2, ArrayView2};
use rayon::prelude::*;

pub fn blocked_matmul(x: ArrayView2<f64>, y: ArrayView2<f64>, block: usize) -> Option<Array2<f64>> {
    if x.ncols() != y.nrows() || block == 0 {
        return None;
    }
    let (inner, mut z) = (x.ncols(), Array2::zeros((x.nrows(), y.ncols())));
    let mut k0 = 0;
    while k0 < inner {
        let k1 = inner.min(k0.saturating_add(block));
        for i in 0..x.nrows() {
            for j in 0..y.ncols() {
                let mut sum = 0.0;
                for k in k0..k1 {
                    sum = x[[i, k]].mul_add(y[[k, j]], sum);
                }
                z[[i, j]] += sum;
            }
        }
        k0 = k1;
    }
    Some(z)
}

pub fn parallel_matmul(x: ArrayView2<f64>, y: ArrayView2<f64>, block: usize) -> Option<Array2<f64>> {
    if x.ncols() != y.nrows() || block == 0 {
        return None;
    }
    let (a, c) = (x.nrows(), y.ncols());
    let mut z = vec![0.0; a * c];
    if c > 0 {
        let band = block.min(a.max(1)) * c;
        z.par_chunks_mut(band).enumerate().for_each(|(index, rows)| {
            for (i, row) in rows.chunks_mut(c).enumerate() {
                let x = x.row(index * (band / c) + i);
                for (x, y) in x.iter().zip(y.rows()) {
                    for (z, y) in row.iter_mut().zip(y) {
                        *z += x * y;
                    }
                }
            }
        });
    }
    Array2::from_shape_vec((a, c), z).ok()
}
