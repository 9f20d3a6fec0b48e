//! law: NumPy's rule
//! mistake: aligned from the left
pub fn broadcast_shape(a: &[usize], b: &[usize]) -> Option<Vec<usize>> {
    let order = a.len().max(b.len());
    let size = |shape: &[usize], axis: usize| shape.get(axis).copied().unwrap_or(1);
    (0..order)
        .map(|axis| match (size(a, axis), size(b, axis)) {
            (1, q) => Some(q),
            (p, 1) => Some(p),
            (p, q) => (p == q).then_some(p),
        })
        .collect()
}
