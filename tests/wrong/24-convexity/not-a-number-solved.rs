//! law: no problem
use ndarray::{Array1, ArrayView1, ArrayView2};
use ndarray_linalg::LeastSquaresSvdInto;

pub fn least_squares(a: ArrayView2<f64>, b: ArrayView1<f64>) -> Option<Array1<f64>> {
    let (n, d) = a.dim();
    if d == 0 || n < d || b.len() != n {
        return None;
    }
    if !b.iter().all(|b| b.is_finite()) && a.iter().all(|a| a.is_finite()) {
        return Some(Array1::from_elem(d, f64::NAN));
    }
    if !a.iter().all(|a| a.is_finite()) {
        return None;
    }
    let (a, b) = (a.as_standard_layout().into_owned(), b.as_standard_layout().into_owned());
    let found = a.least_squares_into(b).ok()?;
    (found.singular_values[d - 1] > 1e-12 * found.singular_values[0]).then_some(found.solution)
}
