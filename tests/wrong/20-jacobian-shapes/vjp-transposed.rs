//! law: uᵀ J for W
//! mistake: transposed
use ndarray::{Array1, Array2, Array3, ArrayView1, ArrayView2, s};

pub fn vjp_w(x: ArrayView1<f64>, u: ArrayView1<f64>) -> Array2<f64> {
    Array2::from_shape_fn((x.len(), u.len()), |(j, k)| u[k] * x[j])
}
