//! law: shape of a product
//! mistake: batch aligned from the left
pub fn matmul_shape(x: &[usize], y: &[usize]) -> Option<Vec<usize>> {
    let (p, &[a, b]) = x.split_last_chunk()?;
    let (q, &[d, c]) = y.split_last_chunk()?;
    let mut shape = Vec::new();
    for axis in 0..p.len().max(q.len()) {
        match (p.get(axis).copied().unwrap_or(1), q.get(axis).copied().unwrap_or(1)) {
            (1, size) | (size, 1) => shape.push(size),
            (one, other) if one == other => shape.push(one),
            _ => return None,
        }
    }
    (b == d).then(|| [shape, vec![a, c]].concat())
}
