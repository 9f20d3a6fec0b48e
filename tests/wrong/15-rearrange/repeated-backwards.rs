//! law: repetition
//! mistake: merged backwards
use ndarray::{ArrayD, ArrayViewD};

pub fn repeat(
    x: ArrayViewD<f64>,
    pattern: &str,
    sizes: &[(String, usize)],
) -> Result<ArrayD<f64>, String> {
    super::transform(x.view(), pattern, sizes, None, true)?;
    let (left, mut right) = super::parse(pattern, x.ndim())?;
    let axes = super::infer(&left, x.shape(), sizes)?;
    right.iter_mut().for_each(|group| group.reverse());
    super::carry_out(x, &axes, &right, sizes, |lane| lane.first().copied())
}
