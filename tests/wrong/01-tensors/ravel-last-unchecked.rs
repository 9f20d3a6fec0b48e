//! law: no such element
pub fn ravel_index(index: &[usize], shape: &[usize]) -> Option<usize> {
    if index.len() != shape.len() {
        return None;
    }
    let n = index.len();
    for k in 1..n {
        if index[k - 1] >= shape[k - 1] {
            return None;
        }
    }
    Some(index.iter().zip(super::row_major_strides(shape)).map(|(i, stride)| i * stride).sum())
}
