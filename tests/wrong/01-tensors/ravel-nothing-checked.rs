//! law: no such element
//! mistake: bounds not checked
pub fn ravel_index(index: &[usize], shape: &[usize]) -> Option<usize> {
    Some(index.iter().zip(super::row_major_strides(shape)).map(|(i, stride)| i * stride).sum())
}
