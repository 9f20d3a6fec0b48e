//! law: least squares
use ndarray::{Array1, ArrayView1, ArrayView2};
use ndarray_linalg::LeastSquaresSvd;

pub fn least_squares(a: ArrayView2<f64>, b: ArrayView1<f64>) -> Option<Array1<f64>> {
    let (n, d) = a.dim();
    if d == 0 || n < d || b.len() != n || !a.iter().chain(&b).all(|e| e.is_finite()) {
        return None;
    }
    // A copy of a view that runs backwards runs backwards too, and LAPACK reads memory from its beginning.
    let found = a.as_standard_layout().into_owned().least_squares(&b.to_owned()).ok()?;
    let sigma = &found.singular_values;
    (sigma[d - 1] > 1e-12 * sigma[0]).then_some(found.solution)
}
