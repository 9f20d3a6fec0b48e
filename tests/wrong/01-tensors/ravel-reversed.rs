//! law: position
//! mistake: strides in reverse order
pub fn ravel_index(index: &[usize], shape: &[usize]) -> Option<usize> {
    if index.len() != shape.len() || index.iter().zip(shape).any(|(i, size)| i >= size) {
        return None;
    }
    let strides: Vec<usize> = super::row_major_strides(shape).into_iter().rev().collect();
    Some(index.iter().zip(strides).map(|(i, stride)| i * stride).sum())
}
