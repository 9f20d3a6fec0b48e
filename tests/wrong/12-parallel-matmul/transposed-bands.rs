//! law: blocks in parallel
use ndarray::{Array2, ArrayView2, Axis, s};
use rayon::prelude::*;

pub fn parallel_matmul(x: ArrayView2<f64>, y: ArrayView2<f64>, block: usize) -> Option<Array2<f64>> {
    let ((a, b), (d, c)) = (x.dim(), y.dim());
    if b != d || block == 0 {
        return None;
    }
    // Bands of columns, put in place as if they were bands of rows.
    let columns: Vec<_> = y.axis_chunks_iter(Axis(1), block).collect();
    let bands: Vec<Array2<f64>> = columns.par_iter().map(|y| x.dot(y)).collect();
    let z: Vec<f64> = bands.iter().flat_map(|band| band.iter().copied()).collect();
    Array2::from_shape_vec((a, c), z).ok()
}
