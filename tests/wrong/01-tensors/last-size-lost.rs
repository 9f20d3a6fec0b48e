//! law: number of elements
pub fn number_of_elements(shape: &[usize]) -> usize {
    shape.iter().rev().skip(1).product()
}
