//! law: no such element
pub fn ravel_index(index: &[usize], shape: &[usize]) -> Option<usize> {
    let mut flat = 0;
    for k in 0..shape.len() {
        if index[k] >= shape[k] {
            return None;
        }
        flat = flat * shape[k] + index[k];
    }
    Some(flat)
}
