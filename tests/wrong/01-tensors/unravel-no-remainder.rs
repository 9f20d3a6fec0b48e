//! law: index
//! mistake: remainder not taken
pub fn unravel_index(flat: usize, shape: &[usize]) -> Option<Vec<usize>> {
    if flat >= super::number_of_elements(shape) {
        return None;
    }
    Some(super::row_major_strides(shape).iter().map(|stride| flat / stride).collect())
}
