//! law: NumPy's rule
//! mistake: only one side stretched
pub fn broadcast_shape(a: &[usize], b: &[usize]) -> Option<Vec<usize>> {
    if b.len() > a.len() {
        return None;
    }
    let fits = a.iter().rev().zip(b.iter().rev()).all(|(p, q)| p == q || *q == 1);
    fits.then(|| a.to_vec())
}
