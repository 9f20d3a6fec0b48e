//! law: larger than memory
pub fn number_of_elements(shape: &[usize]) -> usize {
    shape.iter().map(|&size| size as f64).product::<f64>() as usize
}
