//! law: position
//! mistake: no index for a scalar
pub fn ravel_index(index: &[usize], shape: &[usize]) -> Option<usize> {
    if shape.is_empty()
        || index.len() != shape.len()
        || index.iter().zip(shape).any(|(i, size)| i >= size)
    {
        return None;
    }
    Some(index.iter().zip(shape).fold(0, |flat, (i, size)| flat * size + i))
}
