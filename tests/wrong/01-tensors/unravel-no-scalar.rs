//! law: index
//! mistake: no index for a scalar
pub fn unravel_index(flat: usize, shape: &[usize]) -> Option<Vec<usize>> {
    if shape.is_empty() {
        return None;
    }
    if flat >= super::number_of_elements(shape) {
        return None;
    }
    let mut rest = flat;
    let mut index = vec![0; shape.len()];
    for k in (0..shape.len()).rev() {
        index[k] = rest % shape[k];
        rest /= shape[k];
    }
    Some(index)
}
