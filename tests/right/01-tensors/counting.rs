//! Each index on its own, and columns stacked.
use ndarray::{Array2, ArrayView3, Axis, stack};

pub fn row_major_strides(shape: &[usize]) -> Vec<usize> {
    let mut strides = std::collections::VecDeque::new();
    let mut step = 1;
    for &size in shape.iter().rev() {
        strides.push_front(step);
        step *= size;
    }
    strides.into()
}

pub fn unravel_index(flat: usize, shape: &[usize]) -> Option<Vec<usize>> {
    if flat >= shape.iter().product() {
        return None;
    }
    let strides = row_major_strides(shape);
    Some(strides.iter().zip(shape).map(|(stride, size)| flat / stride % size).collect())
}

pub fn slice(x: ArrayView3<f64>, i: usize, j: usize, k: usize) -> Option<Array2<f64>> {
    let (a, b, c) = x.dim();
    if i == 0 || j == 0 || i > a || j > k || k > c + 1 {
        return None;
    }
    if j == k {
        return Some(Array2::zeros((b, 0)));
    }
    let matrix = x.index_axis(Axis(0), i - 1);
    let columns: Vec<_> = (j..k).map(|q| matrix.column(q - 1)).collect();
    stack(Axis(1), &columns).ok()
}
