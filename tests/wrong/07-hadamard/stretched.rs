//! law: one shape
//! mistake: broadcast
use ndarray::{Array2, ArrayView2};

// Broadcasting, as NumPy has it.
pub fn hadamard(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    let fits = |p: usize, q: usize| p == q || p == 1 || q == 1;
    (fits(x.nrows(), y.nrows()) && fits(x.ncols(), y.ncols())).then(|| &x * &y)
}
