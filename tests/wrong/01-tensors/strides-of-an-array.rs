//! law: larger than memory
pub fn row_major_strides(shape: &[usize]) -> Vec<usize> {
    let array = ndarray::ArrayD::<f64>::zeros(shape);
    if array.is_empty() {
        return (1..=shape.len()).map(|k| shape[k..].iter().product()).collect();
    }
    array.strides().iter().map(|stride| *stride as usize).collect()
}
