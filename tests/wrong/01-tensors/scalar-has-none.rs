//! law: number of elements
//! mistake: a scalar without an element
pub fn number_of_elements(shape: &[usize]) -> usize {
    if shape.is_empty() { 0 } else { shape.iter().product() }
}
