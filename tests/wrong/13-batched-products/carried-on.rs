//! law: slices
//! mistake: sum carried on
use ndarray::{Array2, Array3, ArrayView3};

pub fn bmm(x: ArrayView3<f64>, y: ArrayView3<f64>) -> Option<Array3<f64>> {
    let ((n, a, b), (m, d, c)) = (x.dim(), y.dim());
    if n != m || b != d {
        return None;
    }
    let mut z = Array3::zeros((n, a, c));
    let mut product = Array2::zeros((a, c));
    for ((x, y), mut z) in x.outer_iter().zip(y.outer_iter()).zip(z.outer_iter_mut()) {
        product += &x.dot(&y);
        z.assign(&product);
    }
    Some(z)
}
