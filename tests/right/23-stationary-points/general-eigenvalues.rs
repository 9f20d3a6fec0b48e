//! The eigenvalues of any matrix, complex in general, and the other triangle.
use ndarray::{Array1, ArrayView1, ArrayView2};
use ndarray_linalg::{EigVals, Eigh, UPLO};

pub fn eigenvalues(hessian: ArrayView2<f64>) -> Option<Array1<f64>> {
    if hessian.nrows() != hessian.ncols() || hessian.nrows() == 0 || hessian.iter().any(|h| !h.is_finite()) {
        return None;
    }
    let mut real: Vec<f64> = hessian.as_standard_layout().into_owned().eigvals().ok()?.iter().map(|lambda| lambda.re).collect();
    real.sort_by(f64::total_cmp);
    Some(Array1::from_vec(real))
}

pub fn escape_direction(hessian: ArrayView2<f64>) -> Option<Array1<f64>> {
    if hessian.nrows() != hessian.ncols() || hessian.nrows() == 0 || hessian.iter().any(|h| !h.is_finite()) {
        return None;
    }
    let (values, vectors) = hessian.as_standard_layout().into_owned().eigh(UPLO::Upper).ok()?;
    let most = values.iter().fold(0.0, |m: f64, l| m.max(l.abs()));
    // Either direction along the axis will do.
    if values[0] < -1e-9 * most { Some(-&vectors.column(0)) } else { None }
}

pub fn is_stationary(
    gradient: &dyn Fn(ArrayView1<f64>) -> Array1<f64>,
    x: ArrayView1<f64>,
    tolerance: f64,
) -> bool {
    gradient(x).iter().fold(0.0, |norm: f64, g| if g.is_nan() { f64::NAN } else { norm.hypot(*g) }) <= tolerance
}
