//! law: order
//! mistake: axes of size 1 not counted
pub fn order(shape: &[usize]) -> usize {
    shape.iter().filter(|&&size| size != 1).count()
}
