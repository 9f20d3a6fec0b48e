//! law: index
//! mistake: counted from 1
pub fn unravel_index(flat: usize, shape: &[usize]) -> Option<Vec<usize>> {
    if flat == 0 || flat > super::number_of_elements(shape) {
        return None;
    }
    let flat = flat - 1;
    let mut rest = flat;
    let mut index = vec![0; shape.len()];
    for k in (0..shape.len()).rev() {
        index[k] = rest % shape[k];
        rest /= shape[k];
    }
    Some(index)
}
