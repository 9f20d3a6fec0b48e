//! law: number of elements
//! mistake: sum for product
pub fn number_of_elements(shape: &[usize]) -> usize {
    shape.iter().sum()
}
