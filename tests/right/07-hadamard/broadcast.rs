//! Rows and columns stretched, after a look at the sizes.
use ndarray::{Array2, ArrayView1, ArrayView2, Axis};

pub fn masked(x: ArrayView2<f64>, mask: ArrayView2<bool>) -> Option<Array2<f64>> {
    if x.dim() != mask.dim() {
        return None;
    }
    let mut z = x.to_owned();
    z.zip_mut_with(&mask, |x, keep| *x = if *keep { *x } else { -0.0 });
    Some(z)
}

pub fn scale_rows_and_columns(
    u: ArrayView1<f64>,
    x: ArrayView2<f64>,
    v: ArrayView1<f64>,
) -> Option<Array2<f64>> {
    if (u.len(), v.len()) != x.dim() {
        return None;
    }
    Some(&x * &v * u.insert_axis(Axis(1)))
}
