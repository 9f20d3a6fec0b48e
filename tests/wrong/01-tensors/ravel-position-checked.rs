//! law: no such element
//! mistake: only the position checked
pub fn ravel_index(index: &[usize], shape: &[usize]) -> Option<usize> {
    if index.len() != shape.len() {
        return None;
    }
    let flat =
        index.iter().zip(super::row_major_strides(shape)).map(|(i, stride)| i * stride).sum();
    (flat < super::number_of_elements(shape)).then_some(flat)
}
