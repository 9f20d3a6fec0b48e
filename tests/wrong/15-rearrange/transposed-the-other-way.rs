//! law: rearrangement
//! mistake: transposed the other way
use ndarray::{ArrayD, ArrayViewD};

pub fn rearrange(
    x: ArrayViewD<f64>,
    pattern: &str,
    sizes: &[(String, usize)],
) -> Result<ArrayD<f64>, String> {
    let z = super::transform(x.view(), pattern, sizes, None, false)?;
    let (left, right) = super::parse(pattern, x.ndim())?;
    let axes = super::infer(&left, x.shape(), sizes)?;
    let names = right.concat();
    let order: Vec<usize> =
        axes.iter().map(|axis| names.iter().position(|name| *name == axis.0).unwrap()).collect();
    let split: Vec<usize> = axes.iter().map(|axis| axis.1).collect();
    let y = x.to_shape(split).unwrap();
    Ok(y.view().permuted_axes(order).to_shape(z.shape()).unwrap().into_owned())
}
