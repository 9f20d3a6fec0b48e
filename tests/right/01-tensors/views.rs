//! Views and scans of the standard library and of ndarray; arithmetic that is checked.
use ndarray::{Array2, ArrayView3, Axis, Slice};

pub fn number_of_elements(shape: &[usize]) -> usize {
    shape.iter().copied().reduce(|product, size| product * size).unwrap_or(1)
}

pub fn row_major_strides(shape: &[usize]) -> Vec<usize> {
    let mut strides: Vec<usize> = std::iter::once(&1)
        .chain(shape.iter().rev())
        .scan(1, |stride, size| {
            *stride *= size;
            Some(*stride)
        })
        .take(shape.len())
        .collect();
    strides.reverse();
    strides
}

pub fn ravel_index(index: &[usize], shape: &[usize]) -> Option<usize> {
    if index.len() != shape.len() {
        return None;
    }
    index.iter().zip(shape).try_fold(0_usize, |position, (&i, &size)| {
        (i < size).then(|| position.checked_mul(size)?.checked_add(i)).flatten()
    })
}

pub fn unravel_index(flat: usize, shape: &[usize]) -> Option<Vec<usize>> {
    let Some((&last, others)) = shape.split_last() else {
        return (flat == 0).then(Vec::new);
    };
    let mut index = unravel_index(flat.checked_div(last)?, others)?;
    index.push(flat % last);
    Some(index)
}

pub fn slice(x: ArrayView3<f64>, i: usize, j: usize, k: usize) -> Option<Array2<f64>> {
    let (a, _, c) = x.dim();
    let (i, j, k) = (i.checked_sub(1)?, j.checked_sub(1)?, k.checked_sub(1)?);
    if i >= a || k > c || j > k {
        return None;
    }
    let mut slice = x.index_axis_move(Axis(0), i).to_owned();
    slice.slice_axis_inplace(Axis(1), Slice::from(j..k));
    Some(slice)
}
