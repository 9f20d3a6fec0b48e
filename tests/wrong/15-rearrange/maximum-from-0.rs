//! law: reduction
//! mistake: maximum from 0
use ndarray::{ArrayD, ArrayViewD};

pub fn reduce(
    x: ArrayViewD<f64>,
    pattern: &str,
    reduction: &str,
    sizes: &[(String, usize)],
) -> Result<ArrayD<f64>, String> {
    let fold: super::Fold = match reduction {
        "max" => |lane| (!lane.is_empty()).then(|| lane.fold(0.0, |max: f64, &x| max.max(x))),
        _ => super::fold_called(reduction)?,
    };
    super::transform(x, pattern, sizes, Some(fold), false)
}
