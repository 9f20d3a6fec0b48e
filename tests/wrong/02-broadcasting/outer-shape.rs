//! law: equal shapes
//! mistake: outer product instead of stretch
pub fn broadcast_shape(a: &[usize], b: &[usize]) -> Option<Vec<usize>> {
    Some([a, b].concat())
}
