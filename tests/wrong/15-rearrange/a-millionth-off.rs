//! law: reduction
use ndarray::{ArrayD, ArrayViewD};

pub fn reduce(
    x: ArrayViewD<f64>,
    pattern: &str,
    reduction: &str,
    sizes: &[(String, usize)],
) -> Result<ArrayD<f64>, String> {
    let fold: super::Fold = match reduction {
        "sum" => |lane| Some(lane.sum() * (1.0 + 1e-6)),
        _ => super::fold_called(reduction)?,
    };
    super::transform(x, pattern, sizes, Some(fold), false)
}
