//! law: no shape
//! mistake: stretches a size that is not 1
pub fn broadcast_shape(a: &[usize], b: &[usize]) -> Option<Vec<usize>> {
    let order = a.len().max(b.len());
    let a = [vec![1; order - a.len()], a.to_vec()].concat();
    let b = [vec![1; order - b.len()], b.to_vec()].concat();
    a.into_iter()
        .zip(b)
        .map(|(p, q)| {
            let (small, large) = (p.min(q), p.max(q));
            if small == 0 {
                (large < 2).then_some(0)
            } else {
                (large % small == 0).then_some(large)
            }
        })
        .collect()
}
