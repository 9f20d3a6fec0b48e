//! law: pool
use ndarray::{Array2, ArrayView2, Axis, s};
use rayon::prelude::*;

pub fn parallel_matmul(x: ArrayView2<f64>, y: ArrayView2<f64>, block: usize) -> Option<Array2<f64>> {
    let ((a, b), (d, c)) = (x.dim(), y.dim());
    if b != d || block == 0 {
        return None;
    }
    static POOL: std::sync::OnceLock<rayon::ThreadPool> = std::sync::OnceLock::new();
    let pool = POOL.get_or_init(|| rayon::ThreadPoolBuilder::new().num_threads(8).build().unwrap());
    pool.install(|| {
        let rows: Vec<_> = x.axis_chunks_iter(Axis(0), block).collect();
        let bands: Vec<Array2<f64>> = rows.par_iter().map(|x| x.dot(&y)).collect();
        let mut z = Array2::zeros((a, c));
        for (mut z, band) in z.axis_chunks_iter_mut(Axis(0), block).zip(bands) {
            z.assign(&band);
        }
        Some(z)
    })
}
