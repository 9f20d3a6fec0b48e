//! law: every time
//! mistake: a race under a lock
use ndarray::{Array2, ArrayView2, Axis, s};
use rayon::prelude::*;

pub fn parallel_matmul(x: ArrayView2<f64>, y: ArrayView2<f64>, block: usize) -> Option<Array2<f64>> {
    let ((a, b), (d, c)) = (x.dim(), y.dim());
    if b != d || block == 0 {
        return None;
    }
    use std::sync::atomic::{AtomicU64, Ordering};
    // Every element an atomic, so that no addition is lost.
    let z: Vec<AtomicU64> = (0..a * c).map(|_| AtomicU64::new(0)).collect();
    (0..b).into_par_iter().for_each(|k| {
        for i in 0..a {
            for j in 0..c {
                let term = x[[i, k]] * y[[k, j]];
                let add = |z: u64| Some((f64::from_bits(z) + term).to_bits());
                let _ = z[i * c + j].fetch_update(Ordering::Relaxed, Ordering::Relaxed, add);
            }
        }
    });
    let z = z.into_iter().map(|z| f64::from_bits(z.into_inner())).collect();
    Array2::from_shape_vec((a, c), z).ok()
}
