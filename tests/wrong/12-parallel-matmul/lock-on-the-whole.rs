//! law: every time
//! mistake: a race under a lock
use ndarray::{Array2, ArrayView2, Axis, s};
use rayon::prelude::*;

pub fn parallel_matmul(x: ArrayView2<f64>, y: ArrayView2<f64>, block: usize) -> Option<Array2<f64>> {
    let ((a, b), (d, c)) = (x.dim(), y.dim());
    if b != d || block == 0 {
        return None;
    }
    let z = std::sync::Mutex::new(Array2::zeros((a, c)));
    (0..b).into_par_iter().for_each(|k| {
        let part = x.slice(s![.., k..k + 1]).dot(&y.slice(s![k..k + 1, ..]));
        *z.lock().unwrap() += &part;
    });
    z.into_inner().ok()
}
