//! law: strides
pub fn row_major_strides(shape: &[usize]) -> Vec<usize> {
    let mut strides = vec![1];
    for size in shape.iter().skip(1).rev() {
        strides.insert(0, strides[0] * size);
    }
    strides
}
