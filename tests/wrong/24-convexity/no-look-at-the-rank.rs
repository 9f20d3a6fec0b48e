//! law: dependent columns
//! mistake: no look at the rank
use ndarray::{Array1, ArrayView1, ArrayView2};
use ndarray_linalg::LeastSquaresSvdInto;

pub fn least_squares(a: ArrayView2<f64>, b: ArrayView1<f64>) -> Option<Array1<f64>> {
    if a.is_empty() || b.len() != a.nrows() || !a.iter().chain(&b).all(|e| e.is_finite()) {
        return None;
    }
    let (a, b) = (a.as_standard_layout().into_owned(), b.as_standard_layout().into_owned());
    Some(a.least_squares_into(b).ok()?.solution)
}
