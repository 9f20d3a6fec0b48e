//! law: NumPy's rule
//! mistake: leading sizes lost
pub fn broadcast_shape(a: &[usize], b: &[usize]) -> Option<Vec<usize>> {
    let mut shape = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .map(|(&p, &q)| {
            if p == 1 {
                Some(q)
            } else if q == 1 || p == q {
                Some(p)
            } else {
                None
            }
        })
        .collect::<Option<Vec<usize>>>()?;
    shape.reverse();
    Some(shape)
}
