//! Tiles of Z as tasks, collected in their order and put in place by one thread.
use ndarray::{Array2, ArrayView2, s};
use rayon::prelude::*;

pub fn blocked_matmul(x: ArrayView2<f64>, y: ArrayView2<f64>, block: usize) -> Option<Array2<f64>> {
    let ((a, b), (d, c)) = (x.dim(), y.dim());
    if b != d || block == 0 {
        return None;
    }
    let mut z = Array2::zeros((a, c));
    for j0 in (0..c).step_by(block) {
        let j1 = j0.saturating_add(block).min(c);
        for k0 in (0..b).step_by(block) {
            let k1 = k0.saturating_add(block).min(b);
            for i0 in (0..a).step_by(block) {
                let i1 = i0.saturating_add(block).min(a);
                for i in i0..i1 {
                    for k in k0..k1 {
                        for j in j0..j1 {
                            z[[i, j]] += x[[i, k]] * y[[k, j]];
                        }
                    }
                }
            }
        }
    }
    Some(z)
}

pub fn parallel_matmul(x: ArrayView2<f64>, y: ArrayView2<f64>, block: usize) -> Option<Array2<f64>> {
    if x.ncols() != y.nrows() || block == 0 {
        return None;
    }
    let (a, c) = (x.nrows(), y.ncols());
    let corners: Vec<(usize, usize)> = (0..a)
        .step_by(block)
        .flat_map(|i| (0..c).step_by(block).map(move |j| (i, j)))
        .collect();
    let tiles: Vec<Array2<f64>> = corners
        .par_iter()
        .map(|&(i, j)| {
            let rows = x.slice(s![i..i.saturating_add(block).min(a), ..]);
            rows.dot(&y.slice(s![.., j..j.saturating_add(block).min(c)]))
        })
        .collect();
    let mut z = Array2::zeros((a, c));
    for ((i, j), tile) in corners.into_iter().zip(tiles) {
        z.slice_mut(s![i..i + tile.nrows(), j..j + tile.ncols()]).assign(&tile);
    }
    Some(z)
}
