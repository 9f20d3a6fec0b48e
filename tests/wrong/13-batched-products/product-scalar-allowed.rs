//! law: no product
use ndarray::{ArrayD, ArrayViewD, Axis, Ix2, IxDyn};

pub fn matmul(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    match (x.ndim(), y.ndim()) {
        (0, _) => Some(&y * *x.first()?),
        (_, 0) => Some(&x * *y.first()?),
        _ => right(x, y),
    }
}

fn right(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    let shape = super::matmul_shape(x.shape(), y.shape())?;
    let x = if x.ndim() == 1 { x.insert_axis(Axis(0)) } else { x };
    let y = if y.ndim() == 1 { y.insert_axis(Axis(1)) } else { y };
    let whole = super::matmul_shape(x.shape(), y.shape())?;
    let batch = &whole[..whole.len() - 2];
    let to = |m: &ArrayViewD<f64>| IxDyn(&[batch, &m.shape()[m.ndim() - 2..]].concat());
    let z = slices(x.broadcast(to(&x))?, y.broadcast(to(&y))?)?;
    z.into_shape_with_order(IxDyn(&shape)).ok()
}
/// A product for every index of the leading axes, which are the same in both.
fn slices(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    let n = x.ndim() - 2;
    if x.shape()[..n] != y.shape()[..y.ndim() - 2] || x.shape()[n + 1] != y.shape()[n] {
        return None;
    }
    let mut shape = x.shape().to_vec();
    shape[n + 1] = y.shape()[n + 1];
    let mut z = ArrayD::zeros(shape);
    if n == 0 {
        let (x, y) = (x.into_dimensionality::<Ix2>().ok()?, y.into_dimensionality::<Ix2>().ok()?);
        z.assign(&x.dot(&y));
        return Some(z);
    }
    for ((x, y), mut z) in x.outer_iter().zip(y.outer_iter()).zip(z.outer_iter_mut()) {
        z.assign(&slices(x, y)?);
    }
    Some(z)
}

