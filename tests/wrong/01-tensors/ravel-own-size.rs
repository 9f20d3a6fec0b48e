//! law: position
//! mistake: own size in the stride
pub fn ravel_index(index: &[usize], shape: &[usize]) -> Option<usize> {
    if index.len() != shape.len() || index.iter().zip(shape).any(|(i, size)| i >= size) {
        return None;
    }
    let strides: Vec<usize> = (0..shape.len()).map(|k| shape[k..].iter().product()).collect();
    Some(index.iter().zip(strides).map(|(i, stride)| i * stride).sum())
}
