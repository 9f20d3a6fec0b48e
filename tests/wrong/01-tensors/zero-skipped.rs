//! law: number of elements
//! mistake: a size 0 passed over
pub fn number_of_elements(shape: &[usize]) -> usize {
    shape.iter().map(|size| size.max(&1)).product()
}
