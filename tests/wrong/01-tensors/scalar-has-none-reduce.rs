//! law: number of elements
//! mistake: a scalar without an element
pub fn number_of_elements(shape: &[usize]) -> usize {
    shape.iter().copied().reduce(|number, size| number * size).unwrap_or(0)
}
