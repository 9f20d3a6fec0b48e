//! What ndarray offers: `+` stretches both sides once the shape is known to exist.
use ndarray::{ArrayD, ArrayView1, ArrayView2, ArrayViewD, s};

pub fn broadcast_shape(a: &[usize], b: &[usize]) -> Option<Vec<usize>> {
    let (mut shape, other) = if a.len() < b.len() { (b.to_vec(), a) } else { (a.to_vec(), b) };
    for (size, &q) in shape.iter_mut().rev().zip(other.iter().rev()) {
        match (*size, q) {
            (1, q) => *size = q,
            (p, q) if q == 1 || p == q => {}
            _ => return None,
        }
    }
    Some(shape)
}

pub fn broadcast_add(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    let shape = broadcast_shape(x.shape(), y.shape())?;
    Some(x.broadcast(&*shape)?.to_owned() + &y)
}

pub fn as_row(x: ArrayView1<f64>) -> ArrayView2<f64> {
    x.slice_move(s![ndarray::NewAxis, ..])
}

pub fn as_column(x: ArrayView1<f64>) -> ArrayView2<f64> {
    x.slice_move(s![.., ndarray::NewAxis])
}
