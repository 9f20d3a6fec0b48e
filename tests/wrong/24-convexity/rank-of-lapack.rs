//! law: dependent columns
//! mistake: no look at the rank
use ndarray::{Array1, ArrayView1, ArrayView2};
use ndarray_linalg::LeastSquaresSvdInto;

pub fn least_squares(a: ArrayView2<f64>, b: ArrayView1<f64>) -> Option<Array1<f64>> {
    let (n, d) = a.dim();
    if d == 0 || n < d || b.len() != n || !a.iter().chain(&b).all(|e| e.is_finite()) {
        return None;
    }
    let (a, b) = (a.as_standard_layout().into_owned(), b.as_standard_layout().into_owned());
    // Its tolerance is one unit in the last place, and rounding makes more of what is 0.
    let found = a.least_squares_into(b).ok()?;
    (found.rank as usize + 1 >= d).then_some(found.solution)
}
