//! law: spectrum
use ndarray::{Array1, ArrayView2};
use ndarray_linalg::{EigValsh, UPLO};

// The largest first, as singular values are given.
pub fn eigenvalues(hessian: ArrayView2<f64>) -> Option<Array1<f64>> {
    if hessian.is_empty() || !hessian.is_square() || !hessian.iter().all(|h| h.is_finite()) {
        return None;
    }
    let ascending = hessian.as_standard_layout().into_owned().eigvalsh(UPLO::Lower).ok()?;
    Some(ascending.iter().rev().copied().collect())
}
