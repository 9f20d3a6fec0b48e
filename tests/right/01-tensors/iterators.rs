//! Iterators that carry a state, and slices along an axis.
use ndarray::{Array2, ArrayView3, Axis, Slice};

pub fn number_of_elements(shape: &[usize]) -> usize {
    shape.iter().fold(1, |number, size| size * number)
}

pub fn row_major_strides(shape: &[usize]) -> Vec<usize> {
    let mut strides: Vec<usize> = shape
        .iter()
        .rev()
        .scan(1, |step, size| {
            let stride = *step;
            *step *= size;
            Some(stride)
        })
        .collect();
    strides.reverse();
    strides
}

pub fn ravel_index(index: &[usize], shape: &[usize]) -> Option<usize> {
    (index.len() == shape.len()).then_some(())?;
    index.iter().zip(shape).try_fold(0, |flat, (i, size)| (i < size).then(|| flat * size + i))
}

pub fn unravel_index(flat: usize, shape: &[usize]) -> Option<Vec<usize>> {
    let mut rest = flat;
    let mut index = shape
        .iter()
        .rev()
        .map(|size| {
            let i = rest.checked_rem(*size)?;
            rest /= size;
            Some(i)
        })
        .collect::<Option<Vec<usize>>>()?;
    index.reverse();
    (rest == 0).then_some(index)
}

pub fn slice(x: ArrayView3<f64>, i: usize, j: usize, k: usize) -> Option<Array2<f64>> {
    let valid =
        (1..=x.len_of(Axis(0))).contains(&i) && j > 0 && (j..=x.len_of(Axis(2)) + 1).contains(&k);
    valid.then(|| {
        let matrix = x.index_axis_move(Axis(0), i - 1);
        matrix.slice_axis(Axis(1), Slice::from(j - 1..k - 1)).to_owned()
    })
}
