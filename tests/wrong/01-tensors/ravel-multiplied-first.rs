//! law: no such element
pub fn ravel_index(index: &[usize], shape: &[usize]) -> Option<usize> {
    if index.len() != shape.len() {
        return None;
    }
    let strides = super::row_major_strides(shape);
    let flat: usize = index.iter().zip(strides).map(|(i, stride)| i * stride).sum();
    index.iter().zip(shape).all(|(i, size)| i < size).then_some(flat)
}
