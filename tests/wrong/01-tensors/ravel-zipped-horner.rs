//! law: no such element
//! mistake: lengths not compared
pub fn ravel_index(index: &[usize], shape: &[usize]) -> Option<usize> {
    let mut flat = 0;
    for (i, size) in index.iter().zip(shape) {
        if i >= size {
            return None;
        }
        flat = flat * size + i;
    }
    Some(flat)
}
