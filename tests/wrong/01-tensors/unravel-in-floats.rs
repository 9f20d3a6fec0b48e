//! law: larger than memory
pub fn unravel_index(flat: usize, shape: &[usize]) -> Option<Vec<usize>> {
    if flat >= super::number_of_elements(shape) {
        return None;
    }
    let mut rest = flat as f64;
    let mut index = Vec::new();
    for stride in super::row_major_strides(shape) {
        let i = (rest / stride as f64).floor();
        index.push(i as usize);
        rest -= i * stride as f64;
    }
    Some(index)
}
