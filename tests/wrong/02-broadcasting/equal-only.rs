//! law: () is neutral
//! mistake: nothing stretched
pub fn broadcast_shape(a: &[usize], b: &[usize]) -> Option<Vec<usize>> {
    (a == b).then(|| a.to_vec())
}
