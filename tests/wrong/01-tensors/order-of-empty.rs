//! law: order
pub fn order(shape: &[usize]) -> usize {
    shape.iter().filter(|&&size| size > 0).count()
}
