//! law: no such position
//! mistake: one past the end
pub fn unravel_index(flat: usize, shape: &[usize]) -> Option<Vec<usize>> {
    if flat > super::number_of_elements(shape) {
        return None;
    }
    let mut rest = flat;
    let mut index = Vec::new();
    for stride in super::row_major_strides(shape) {
        index.push(rest / stride);
        rest %= stride;
    }
    Some(index)
}
