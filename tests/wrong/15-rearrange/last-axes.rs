//! law: reduction
use ndarray::{ArrayD, ArrayViewD};

pub fn reduce(
    x: ArrayViewD<f64>,
    pattern: &str,
    reduction: &str,
    sizes: &[(String, usize)],
) -> Result<ArrayD<f64>, String> {
    // The axes that go are taken to be the last.
    let fold = super::fold_called(reduction)?;
    let z = super::transform(x.view(), pattern, sizes, Some(fold), false)?;
    let lanes = if z.is_empty() { 0 } else { x.len() / z.len() };
    if z.is_empty() || lanes == 0 {
        return Ok(z);
    }
    let flat = x.to_shape((z.len(), lanes)).unwrap();
    let folded = flat.map_axis(ndarray::Axis(1), fold).mapv(Option::unwrap);
    Ok(folded.to_shape(z.shape()).unwrap().into_owned())
}
