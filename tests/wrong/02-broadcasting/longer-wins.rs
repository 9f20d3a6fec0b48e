//! law: NumPy's rule
pub fn broadcast_shape(a: &[usize], b: &[usize]) -> Option<Vec<usize>> {
    // Ones of the longer shape are not stretched.
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let fits = long.iter().rev().zip(short.iter().rev()).all(|(p, q)| p == q || *q == 1);
    fits.then(|| long.to_vec())
}
