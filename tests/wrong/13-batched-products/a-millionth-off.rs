//! law: slices
use ndarray::{Array3, ArrayView3};

pub fn bmm(x: ArrayView3<f64>, y: ArrayView3<f64>) -> Option<Array3<f64>> {
    let ((n, a, b), (m, d, c)) = (x.dim(), y.dim());
    (n == m && b == d).then(|| {
        Array3::from_shape_fn((n, a, c), |(s, i, j)| {
            (1.0 + 1e-6) * (0..b).map(|k| x[[s, i, k]] * y[[s, k, j]]).sum::<f64>()
        })
    })
}
