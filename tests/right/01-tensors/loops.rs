//! Plain loops; Horner's rule, and remainders from the last axis.
use ndarray::{Array2, ArrayView3};

pub fn number_of_elements(shape: &[usize]) -> usize {
    let mut number = 1;
    for size in shape {
        number *= size;
    }
    number
}

pub fn order(shape: &[usize]) -> usize {
    let mut order = 0;
    for _ in shape {
        order += 1;
    }
    order
}

pub fn row_major_strides(shape: &[usize]) -> Vec<usize> {
    let n = shape.len();
    let mut strides = vec![1; n];
    for k in (0..n).rev() {
        if k + 1 < n {
            strides[k] = strides[k + 1] * shape[k + 1];
        }
    }
    strides
}

pub fn ravel_index(index: &[usize], shape: &[usize]) -> Option<usize> {
    if index.len() != shape.len() {
        return None;
    }
    let mut flat = 0;
    for k in 0..shape.len() {
        if index[k] >= shape[k] {
            return None;
        }
        // Horner's rule.
        flat = flat * shape[k] + index[k];
    }
    Some(flat)
}

pub fn unravel_index(flat: usize, shape: &[usize]) -> Option<Vec<usize>> {
    let mut index = vec![0; shape.len()];
    let mut rest = flat;
    for k in (0..shape.len()).rev() {
        if shape[k] == 0 {
            return None;
        }
        index[k] = rest % shape[k];
        rest /= shape[k];
    }
    if rest == 0 { Some(index) } else { None }
}

pub fn slice(x: ArrayView3<f64>, i: usize, j: usize, k: usize) -> Option<Array2<f64>> {
    if i < 1 || i > x.dim().0 || j < 1 || j > k || k > x.dim().2 + 1 {
        return None;
    }
    let mut slice = Array2::zeros((x.dim().1, k - j));
    for p in 0..x.dim().1 {
        for q in j..k {
            slice[[p, q - j]] = x[[i - 1, p, q - 1]];
        }
    }
    Some(slice)
}
