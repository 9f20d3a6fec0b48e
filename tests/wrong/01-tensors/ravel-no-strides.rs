//! law: position
//! mistake: strides left out
pub fn ravel_index(index: &[usize], shape: &[usize]) -> Option<usize> {
    if index.len() != shape.len() || index.iter().zip(shape).any(|(i, size)| i >= size) {
        return None;
    }
    let strides: Vec<usize> = vec![1; shape.len()];
    Some(index.iter().sum())
}
