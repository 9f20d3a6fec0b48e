//! law: strides
pub fn row_major_strides(shape: &[usize]) -> Vec<usize> {
    (0..shape.len())
        .map(|k| if shape[k] == 1 { 0 } else { shape[k + 1..].iter().product() })
        .collect()
}
