//! law: no such element
//! mistake: only the first index checked
pub fn ravel_index(index: &[usize], shape: &[usize]) -> Option<usize> {
    if index.len() != shape.len() || index.iter().zip(shape).take(1).any(|(i, size)| i >= size) {
        return None;
    }
    Some(index.iter().zip(super::row_major_strides(shape)).map(|(i, stride)| i * stride).sum())
}
