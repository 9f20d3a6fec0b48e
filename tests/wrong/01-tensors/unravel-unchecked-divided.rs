//! law: no such position
//! mistake: bounds not checked
pub fn unravel_index(flat: usize, shape: &[usize]) -> Option<Vec<usize>> {
    let mut rest = flat;
    let mut index = Vec::new();
    for stride in super::row_major_strides(shape) {
        index.push(rest / stride);
        rest %= stride;
    }
    Some(index)
}
