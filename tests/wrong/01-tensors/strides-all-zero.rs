//! law: strides with no elements
//! mistake: all strides 0
pub fn row_major_strides(shape: &[usize]) -> Vec<usize> {
    let array = ndarray::ArrayD::<u8>::zeros(shape);
    array.strides().iter().map(|stride| *stride as usize).collect()
}
