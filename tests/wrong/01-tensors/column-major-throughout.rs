//! law: position
//! mistake: column-major strides
pub fn row_major_strides(shape: &[usize]) -> Vec<usize> {
    (0..shape.len()).map(|k| shape[..k].iter().product()).collect()
}

pub fn ravel_index(index: &[usize], shape: &[usize]) -> Option<usize> {
    let inside = index.len() == shape.len() && index.iter().zip(shape).all(|(i, size)| i < size);
    inside.then(|| index.iter().zip(row_major_strides(shape)).map(|(i, stride)| i * stride).sum())
}
