//! ndarray's `Zip`, and the scaling as a Hadamard product with u vᵀ.
use ndarray::{Array2, ArrayView1, ArrayView2, Zip};

pub fn hadamard(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    (x.dim() == y.dim()).then(|| Zip::from(x).and(y).map_collect(|x, y| x * y))
}

pub fn masked(x: ArrayView2<f64>, mask: ArrayView2<bool>) -> Option<Array2<f64>> {
    (x.dim() == mask.dim())
        .then(|| Zip::from(x).and(mask).map_collect(|x, keep| if *keep { *x } else { 0.0 }))
}

pub fn scale_rows_and_columns(
    u: ArrayView1<f64>,
    x: ArrayView2<f64>,
    v: ArrayView1<f64>,
) -> Option<Array2<f64>> {
    let outer = Array2::from_shape_fn((u.len(), v.len()), |(i, j)| u[i] * v[j]);
    hadamard(x, outer.view())
}
