//! law: rearrangement
//! mistake: no transpose
use ndarray::{ArrayD, ArrayViewD};

pub fn rearrange(
    x: ArrayViewD<f64>,
    pattern: &str,
    sizes: &[(String, usize)],
) -> Result<ArrayD<f64>, String> {
    let z = super::transform(x.view(), pattern, sizes, None, false)?;
    let elements = x.iter().copied().collect();
    Ok(ArrayD::from_shape_vec(z.shape(), elements).unwrap())
}
