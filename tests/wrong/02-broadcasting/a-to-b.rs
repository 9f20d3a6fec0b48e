//! law: commutative
//! mistake: only one side stretched
pub fn broadcast_shape(a: &[usize], b: &[usize]) -> Option<Vec<usize>> {
    if a.len() > b.len() {
        return None;
    }
    let fits = a.iter().rev().zip(b.iter().rev()).all(|(p, q)| p == q || *p == 1);
    fits.then(|| b.to_vec())
}
