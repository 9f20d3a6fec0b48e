//! law: no rearrangement
use ndarray::{ArrayD, ArrayViewD};

pub fn rearrange(
    x: ArrayViewD<f64>,
    pattern: &str,
    sizes: &[(String, usize)],
) -> Result<ArrayD<f64>, String> {
    super::transform(x, pattern, sizes, Some(|lane| lane.first().copied()), false)
}
