//! law: blocks in parallel
//! mistake: remainder rows dropped
use ndarray::{Array2, ArrayView2, Axis, s};
use rayon::prelude::*;

pub fn parallel_matmul(x: ArrayView2<f64>, y: ArrayView2<f64>, block: usize) -> Option<Array2<f64>> {
    let ((a, b), (d, c)) = (x.dim(), y.dim());
    if b != d || block == 0 {
        return None;
    }
    let mut z = vec![0.0; a * c];
    if c > 0 && block <= a {
        z.par_chunks_exact_mut(block * c).enumerate().for_each(|(index, rows)| {
            for (i, row) in rows.chunks_mut(c).enumerate() {
                for (x, y) in x.row(index * block + i).iter().zip(y.rows()) {
                    for (z, y) in row.iter_mut().zip(y) {
                        *z += x * y;
                    }
                }
            }
        });
    }
    Array2::from_shape_vec((a, c), z).ok()
}
