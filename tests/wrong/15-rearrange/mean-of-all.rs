//! law: reduction
//! mistake: mean of all
use ndarray::{ArrayD, ArrayViewD};

pub fn reduce(
    x: ArrayViewD<f64>,
    pattern: &str,
    reduction: &str,
    sizes: &[(String, usize)],
) -> Result<ArrayD<f64>, String> {
    let z =
        super::transform(x.view(), pattern, sizes, Some(super::fold_called(reduction)?), false)?;
    if reduction != "mean" {
        return Ok(z);
    }
    let sum = super::transform(x.view(), pattern, sizes, Some(|lane| Some(lane.sum())), false)?;
    Ok(sum / x.len() as f64)
}
