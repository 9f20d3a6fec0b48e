//! law: separate slices
//! mistake: slices meet through zeros
use ndarray::{Array2, Array3, ArrayView3, s};

// One large product with the slices along the diagonal.
pub fn bmm(x: ArrayView3<f64>, y: ArrayView3<f64>) -> Option<Array3<f64>> {
    let ((n, a, b), (m, d, c)) = (x.dim(), y.dim());
    if n != m || b != d {
        return None;
    }
    let mut large = Array2::zeros((n * a, n * b));
    let mut tall = Array2::zeros((n * b, c));
    for i in 0..n {
        large.slice_mut(s![i * a..(i + 1) * a, i * b..(i + 1) * b]).assign(&x.slice(s![i, .., ..]));
        tall.slice_mut(s![i * b..(i + 1) * b, ..]).assign(&y.slice(s![i, .., ..]));
    }
    let z = large.dot(&tall);
    Some(Array3::from_shape_fn((n, a, c), |(i, j, k)| z[[i * a + j, k]]))
}
