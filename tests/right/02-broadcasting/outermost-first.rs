//! Recursion on the first axis.
use ndarray::{ArrayD, ArrayViewD, Axis, IxDyn, stack};

pub fn broadcast_add(x: ArrayViewD<f64>, y: ArrayViewD<f64>) -> Option<ArrayD<f64>> {
    let shape = super::broadcast_shape(x.shape(), y.shape())?;
    let Some(&size) = shape.first() else {
        return Some(ndarray::arr0(x.sum() + y.sum()).into_dyn());
    };
    let part = |array: &ArrayViewD<f64>, at: usize| {
        if array.ndim() < shape.len() {
            return array.to_owned();
        }
        let at = if array.len_of(Axis(0)) == 1 { 0 } else { at };
        array.index_axis(Axis(0), at).to_owned()
    };
    if size == 0 {
        return Some(ArrayD::zeros(IxDyn(&shape)));
    }
    let rows: Option<Vec<ArrayD<f64>>> =
        (0..size).map(|at| broadcast_add(part(&x, at).view(), part(&y, at).view())).collect();
    let rows = rows?;
    let views: Vec<_> = rows.iter().map(|row| row.view()).collect();
    stack(Axis(0), &views).ok()
}
