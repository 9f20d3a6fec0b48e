//! law: no shape
pub fn broadcast_shape(a: &[usize], b: &[usize]) -> Option<Vec<usize>> {
    let order = a.len().max(b.len());
    let a = [vec![1; order - a.len()], a.to_vec()].concat();
    let b = [vec![1; order - b.len()], b.to_vec()].concat();
    a.into_iter().zip(b).map(|(p, q)| Some(if p == 1 { q } else { p })).collect()
}
