//! law: no such element
//! mistake: bounds not checked
pub fn ravel_index(index: &[usize], shape: &[usize]) -> Option<usize> {
    if index.len() != shape.len() {
        return None;
    }
    Some(index.iter().zip(shape).fold(0, |flat, (i, size)| flat * size + i))
}
