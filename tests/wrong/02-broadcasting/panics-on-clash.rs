//! law: no shape
pub fn broadcast_shape(a: &[usize], b: &[usize]) -> Option<Vec<usize>> {
    let order = a.len().max(b.len());
    let a = [vec![1; order - a.len()], a.to_vec()].concat();
    let b = [vec![1; order - b.len()], b.to_vec()].concat();
    let mut shape = vec![];
    for (p, q) in a.into_iter().zip(b) {
        assert!(p == q || p == 1 || q == 1, "shapes do not fit");
        shape.push(if p == 1 { q } else { p });
    }
    Some(shape)
}
