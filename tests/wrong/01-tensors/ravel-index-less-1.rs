//! law: position
//! mistake: counted from 1
pub fn ravel_index(index: &[usize], shape: &[usize]) -> Option<usize> {
    if index.len() != shape.len() || index.iter().zip(shape).any(|(i, size)| i >= size) {
        return None;
    }
    let strides: Vec<usize> = super::row_major_strides(shape);
    Some(index.iter().zip(strides).map(|(i, stride)| (i - 1) * stride).sum())
}
