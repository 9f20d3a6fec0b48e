//! law: larger than memory
pub fn number_of_elements(shape: &[usize]) -> usize {
    shape.iter().map(|&size| size as u32).fold(1, u32::wrapping_mul) as usize
}
