//! law: strides with no elements
//! mistake: a size 0 passed over
pub fn row_major_strides(shape: &[usize]) -> Vec<usize> {
    (1..=shape.len()).map(|k| shape[k..].iter().map(|size| size.max(&1)).product()).collect()
}
