//! law: strides
pub fn row_major_strides(shape: &[usize]) -> Vec<usize> {
    (1..=shape.len()).map(|k| shape.get(k).copied().unwrap_or(1)).collect()
}
