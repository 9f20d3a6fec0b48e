//! law: order
//! mistake: number of elements for the order
pub fn order(shape: &[usize]) -> usize {
    shape.iter().product()
}
