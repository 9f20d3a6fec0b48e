//! law: strides
//! mistake: strides in bytes
pub fn row_major_strides(shape: &[usize]) -> Vec<usize> {
    (1..=shape.len()).map(|k| 8 * shape[k..].iter().product::<usize>()).collect()
}
