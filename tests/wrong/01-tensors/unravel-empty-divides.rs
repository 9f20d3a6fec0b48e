//! law: no such position
pub fn unravel_index(flat: usize, shape: &[usize]) -> Option<Vec<usize>> {
    let mut rest = flat;
    let mut index = Vec::new();
    for stride in super::row_major_strides(shape) {
        index.push(rest / stride);
        rest %= stride;
    }
    let inside = index.iter().zip(shape).all(|(i, size)| i < size) && rest == 0;
    inside.then_some(index)
}
