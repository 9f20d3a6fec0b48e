//! Ones put in front of the shorter shape; ndarray adds the rest.
use ndarray::{ArrayD, ArrayView1, ArrayView2, ArrayViewD, Axis, NewAxis, s};
use std::iter::repeat;

pub fn broadcast_shape(a: &[usize], b: &[usize]) -> Option<Vec<usize>> {
    let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
    let padded = repeat(&1).take(long.len() - short.len()).chain(short);
    long.iter()
        .zip(padded)
        .map(|(&p, &q)| match (p, q) {
            _ if p == q => Some(p),
            (1, q) => Some(q),
            (p, 1) => Some(p),
            _ => None,
        })
        .collect()
}

pub fn broadcast_add(mut x: ArrayViewD<f64>, mut y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    // ndarray adds arrays of one order by the same rule, and panics where there is no sum.
    broadcast_shape(x.shape(), y.shape())?;
    while x.ndim() < y.ndim() {
        x.insert_axis_inplace(Axis(0));
    }
    while y.ndim() < x.ndim() {
        y.insert_axis_inplace(Axis(0));
    }
    Some(&x + &y)
}

pub fn as_row(x: ArrayView1<f64>) -> ArrayView2<f64> {
    x.slice_move(s![NewAxis, ..])
}

pub fn as_column(x: ArrayView1<f64>) -> ArrayView2<f64> {
    x.slice_move(s![.., NewAxis])
}
