//! law: uᵀ J for W
use ndarray::{Array1, Array2, Array3, ArrayView1, ArrayView2, s};

pub fn vjp_w(x: ArrayView1<f64>, u: ArrayView1<f64>) -> Array2<f64> {
    Array2::from_shape_fn((u.len(), x.len()), |(k, j)| 1.000_001 * u[k] * x[j])
}
