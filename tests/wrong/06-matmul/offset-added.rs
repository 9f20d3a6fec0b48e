//! law: linearity
use ndarray::{Array1, ArrayView1, ArrayView2};

// An affine map.
pub fn matvec(w: ArrayView2<f64>, x: ArrayView1<f64>) -> Option<Array1<f64>> {
    (w.ncols() == x.len()).then(|| w.dot(&x) + 1.0)
}
