//! law: product
//! mistake: batch aligned from the left
use ndarray::{ArrayD, ArrayViewD, Axis, Ix2, IxDyn};

pub fn matmul(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    if x.ndim() < 2 || y.ndim() < 2 {
        return None;
    }
    // The shorter batch gets its axes of size 1 in front of the matrix, not in front of all.
    let order = x.ndim().max(y.ndim());
    let padded = |mut m: ArrayD<f64>| {
        while m.ndim() < order {
            let before = Axis(m.ndim() - 2);
            m = m.insert_axis(before);
        }
        m
    };
    stretched(padded(x.to_owned()).view(), padded(y.to_owned()).view())
}

fn stretched(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    let shape = super::matmul_shape(x.shape(), y.shape())?;
    let batch = &shape[..shape.len() - 2];
    let x = x.broadcast(IxDyn(&[batch, &x.shape()[x.ndim() - 2..]].concat()))?;
    let y = y.broadcast(IxDyn(&[batch, &y.shape()[y.ndim() - 2..]].concat()))?;
    slices(x, y)
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
