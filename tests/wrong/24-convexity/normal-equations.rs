//! law: ill-conditioned
//! mistake: normal equations
use ndarray::{Array1, ArrayView1, ArrayView2};
use ndarray_linalg::{SVD, Solve};

pub fn least_squares(a: ArrayView2<f64>, b: ArrayView1<f64>) -> Option<Array1<f64>> {
    let (n, d) = a.dim();
    if d == 0 || n < d || b.len() != n || !a.iter().chain(&b).all(|e| e.is_finite()) {
        return None;
    }
    let (_, sigma, _) = a.as_standard_layout().into_owned().svd(false, false).ok()?;
    if !(sigma[d - 1] > 1e-12 * sigma[0]) {
        return None;
    }
    a.t().dot(&a).solve(&a.t().dot(&b)).ok()
}
