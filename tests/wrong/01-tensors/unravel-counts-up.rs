//! law: larger than memory
pub fn unravel_index(flat: usize, shape: &[usize]) -> Option<Vec<usize>> {
    ndarray::indices(shape)
        .into_iter()
        .nth(flat)
        .map(|index| ndarray::Dimension::slice(&index).to_vec())
}
