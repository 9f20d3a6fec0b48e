//! law: index
//! mistake: index in reverse order
pub fn unravel_index(flat: usize, shape: &[usize]) -> Option<Vec<usize>> {
    if flat >= super::number_of_elements(shape) {
        return None;
    }
    let mut rest = flat;
    let mut index = vec![];
    for size in shape.iter().rev() {
        index.push(rest % size);
        rest /= size;
    }
    Some(index)
}
