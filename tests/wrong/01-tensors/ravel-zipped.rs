//! law: no such element
//! mistake: lengths not compared
pub fn ravel_index(index: &[usize], shape: &[usize]) -> Option<usize> {
    index.iter().zip(shape).all(|(i, size)| i < size).then(|| {
        index.iter().zip(super::row_major_strides(shape)).map(|(i, stride)| i * stride).sum()
    })
}
