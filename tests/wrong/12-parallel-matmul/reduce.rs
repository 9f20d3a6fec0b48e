//! law: every number of threads
//! mistake: partial sums in a varying order
use ndarray::{Array2, ArrayView2, Axis, s};
use rayon::prelude::*;

pub fn parallel_matmul(x: ArrayView2<f64>, y: ArrayView2<f64>, block: usize) -> Option<Array2<f64>> {
    let ((a, b), (d, c)) = (x.dim(), y.dim());
    if b != d || block == 0 {
        return None;
    }
    let zero = || Array2::zeros((a, c));
    let terms = (0..b).into_par_iter();
    let sums = terms.fold(zero, |z: Array2<f64>, k| {
        z + x.slice(s![.., k..k + 1]).dot(&y.slice(s![k..k + 1, ..]))
    });
    Some(sums.reduce(zero, |one, other| one + other))
}
