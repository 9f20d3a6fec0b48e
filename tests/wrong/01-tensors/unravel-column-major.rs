//! law: index
//! mistake: column-major strides
pub fn unravel_index(flat: usize, shape: &[usize]) -> Option<Vec<usize>> {
    if flat >= super::number_of_elements(shape) {
        return None;
    }
    let mut rest = flat;
    let mut index = vec![];
    for size in shape {
        index.push(rest % size);
        rest /= size;
    }
    Some(index)
}
