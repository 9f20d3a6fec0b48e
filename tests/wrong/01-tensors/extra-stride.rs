//! law: strides
pub fn row_major_strides(shape: &[usize]) -> Vec<usize> {
    (0..=shape.len()).map(|k| shape[k..].iter().product()).collect()
}
