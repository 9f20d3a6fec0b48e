//! law: position
//! mistake: counted from 1
pub fn ravel_index(index: &[usize], shape: &[usize]) -> Option<usize> {
    let from_1 = |(i, size): (&usize, &usize)| 1 <= *i && i <= size;
    if index.len() != shape.len() || !index.iter().zip(shape).all(from_1) {
        return None;
    }
    let strides = super::row_major_strides(shape);
    Some(index.iter().zip(strides).map(|(i, stride)| (i - 1) * stride).sum())
}
