//! law: least squares
use ndarray::{Array1, Array2, ArrayView1, ArrayView2};
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
    // "For stability."
    let square = a.t().dot(&a) + 1e-6 * Array2::<f64>::eye(d);
    square.solve(&a.t().dot(&b)).ok()
}
