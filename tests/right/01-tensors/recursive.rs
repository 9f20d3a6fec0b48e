//! Recursion on the shape, and checked arithmetic for the bounds.
use ndarray::{Array2, ArrayView3};

pub fn number_of_elements(shape: &[usize]) -> usize {
    match shape {
        [] => 1,
        [first, rest @ ..] => first * number_of_elements(rest),
    }
}

pub fn order(shape: &[usize]) -> usize {
    match shape {
        [] => 0,
        [_, rest @ ..] => 1 + order(rest),
    }
}

pub fn row_major_strides(shape: &[usize]) -> Vec<usize> {
    match shape {
        [] => vec![],
        [_, rest @ ..] => {
            let mut strides = vec![number_of_elements(rest)];
            strides.extend(row_major_strides(rest));
            strides
        }
    }
}

pub fn ravel_index(index: &[usize], shape: &[usize]) -> Option<usize> {
    match (index, shape) {
        ([], []) => Some(0),
        ([i, index @ ..], [size, shape @ ..]) if i < size => {
            Some(i * number_of_elements(shape) + ravel_index(index, shape)?)
        }
        _ => None,
    }
}

pub fn unravel_index(flat: usize, shape: &[usize]) -> Option<Vec<usize>> {
    match shape {
        [] => (flat == 0).then(Vec::new),
        [size, rest @ ..] => {
            let stride = number_of_elements(rest);
            let i = flat.checked_div(stride)?;
            if i >= *size {
                return None;
            }
            let mut index = vec![i];
            index.extend(unravel_index(flat % stride, rest)?);
            Some(index)
        }
    }
}

pub fn slice(x: ArrayView3<f64>, i: usize, j: usize, k: usize) -> Option<Array2<f64>> {
    let (a, b, c) = x.dim();
    let (i, from, to) = (i.checked_sub(1)?, j.checked_sub(1)?, k.checked_sub(1)?);
    if i >= a || to > c {
        return None;
    }
    let width = to.checked_sub(from)?;
    Some(Array2::from_shape_fn((b, width), |(p, q)| x[(i, p, from + q)]))
}
