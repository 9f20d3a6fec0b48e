//! law: escape
use ndarray::{Array1, ArrayView2};
use ndarray_linalg::{Eigh, UPLO};

pub fn escape_direction(hessian: ArrayView2<f64>) -> Option<Array1<f64>> {
    let largest = super::eigenvalues(hessian)?.fold(0.0, |m: f64, l| m.max(l.abs()));
    let (values, vectors) = hessian.as_standard_layout().into_owned().eigh(UPLO::Lower).ok()?;
    let last = values.len() - 1;
    (values[0] < -1e-9 * largest).then(|| vectors.column(last).to_owned())
}
