//! law: commutative
pub fn broadcast_shape(a: &[usize], b: &[usize]) -> Option<Vec<usize>> {
    // Takes a for the longer one.
    let mut shape = a.to_vec();
    for k in 1..=b.len() {
        let (p, q) = (a[a.len() - k], b[b.len() - k]);
        if p != q && p != 1 && q != 1 {
            return None;
        }
        shape[a.len() - k] = if p == 1 { q } else { p };
    }
    Some(shape)
}
