//! law: blocks in parallel
//! mistake: last block too long
use ndarray::{Array2, ArrayView2, Axis, s};
use rayon::prelude::*;

pub fn parallel_matmul(x: ArrayView2<f64>, y: ArrayView2<f64>, block: usize) -> Option<Array2<f64>> {
    let ((a, b), (d, c)) = (x.dim(), y.dim());
    if b != d || block == 0 {
        return None;
    }
    let bands: Vec<Array2<f64>> = (0..a.div_ceil(block))
        .into_par_iter()
        .map(|i| x.slice(s![i * block..(i + 1) * block, ..]).dot(&y))
        .collect();
    let mut z = Array2::zeros((a, c));
    for (i, band) in bands.iter().enumerate() {
        z.slice_mut(s![i * block..i * block + band.nrows(), ..]).assign(band);
    }
    Some(z)
}
