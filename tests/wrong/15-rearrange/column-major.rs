//! law: rearrangement
//! mistake: column-major
use ndarray::{ArrayD, ArrayViewD};

pub fn rearrange(
    x: ArrayViewD<f64>,
    pattern: &str,
    sizes: &[(String, usize)],
) -> Result<ArrayD<f64>, String> {
    super::transform(x.view(), pattern, sizes, None, false)?;
    let (left, mut right) = super::parse(pattern, x.ndim())?;
    let mut axes = super::infer(&left, x.shape(), sizes)?;
    let mut from = 0;
    for group in &left {
        axes[from..from + group.len()].reverse();
        from += group.len();
    }
    right.iter_mut().for_each(|group| group.reverse());
    super::carry_out(x, &axes, &right, sizes, |lane| lane.first().copied())
}
