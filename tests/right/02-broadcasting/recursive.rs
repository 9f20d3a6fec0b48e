//! Recursion on the last axis; one array copied, the other added to it.
use ndarray::{ArrayD, ArrayView1, ArrayView2, ArrayViewD, Axis, IxDyn, Zip};

pub fn broadcast_shape(a: &[usize], b: &[usize]) -> Option<Vec<usize>> {
    match (a.split_last(), b.split_last()) {
        (None, _) => Some(b.to_vec()),
        (_, None) => Some(a.to_vec()),
        (Some((&p, a)), Some((&q, b))) => {
            let mut shape = broadcast_shape(a, b)?;
            // Of the sizes that are not 1 there may be one.
            let mut sizes = vec![p, q];
            sizes.retain(|&size| size != 1);
            sizes.dedup();
            if sizes.len() > 1 {
                return None;
            }
            shape.push(sizes.pop().unwrap_or(1));
            Some(shape)
        }
    }
}

pub fn broadcast_add(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    let shape = broadcast_shape(x.shape(), y.shape())?;
    let mut z = x.broadcast(IxDyn(&shape))?.to_owned();
    Zip::from(&mut z).and_broadcast(&y).for_each(|z, y| *z += y);
    Some(z)
}

pub fn as_row(x: ArrayView1<f64>) -> ArrayView2<f64> {
    as_column(x).reversed_axes()
}

pub fn as_column(x: ArrayView1<f64>) -> ArrayView2<f64> {
    x.insert_axis(Axis(1))
}
