//! Exercise 7: the Hadamard product.
//!
//! Everything here goes element by element, and none of it is broadcast. Run `cargo xtask check 7`
//! whenever you like. Exercise 29 computes it on a graphics processor.

use ndarray::{Array2, ArrayView1, ArrayView2};

/// The Hadamard product Z = X ⊙ Y ~ (n, d) of X ~ (n, d) and Y ~ (n, d): Zᵢⱼ = Xᵢⱼ Yᵢⱼ.
///
/// `None` when the shapes differ, also where broadcasting could stretch one to the other.
pub fn hadamard(x: ArrayView2<f64>, y: ArrayView2<f64>) -> Option<Array2<f64>> {
    // solution
    // As a kernel, for a GPU: exercise 29.
    (x.dim() == y.dim()).then(|| &x * &y)
    // end
}

/// X ~ (n, d) behind a mask M ~ (n, d): Xᵢⱼ where Mᵢⱼ is `true`, and 0 where it is `false`.
///
/// The zeros are zeros whatever X holds there, also if it is infinite or NaN.
///
/// `None` when the shapes differ.
pub fn masked(x: ArrayView2<f64>, mask: ArrayView2<bool>) -> Option<Array2<f64>> {
    // solution
    // As a kernel, for a GPU: exercise 29.
    (x.dim() == mask.dim()).then(|| {
        let element = |place| if mask[place] { x[place] } else { 0.0 };
        Array2::from_shape_fn(x.dim(), element)
    })
    // end
}

/// diag(u) X diag(v) = X ⊙ (u vᵀ) ~ (n, d) of u ~ (n), X ~ (n, d) and v ~ (d): every row i times uᵢ, and
/// every column j times vⱼ.
///
/// `None` when u has not as many elements as X has rows, or v not as many as X has columns.
pub fn scale_rows_and_columns(
    u: ArrayView1<f64>,
    x: ArrayView2<f64>,
    v: ArrayView1<f64>,
) -> Option<Array2<f64>> {
    // solution
    ((u.len(), v.len()) == x.dim())
        .then(|| Array2::from_shape_fn(x.dim(), |(i, j)| u[i] * x[[i, j]] * v[j]))
    // end
}

kit::answers! {
    hadamard,
    masked,
    scale_rows_and_columns,
}
