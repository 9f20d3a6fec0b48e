//! law: shape of a product
//! mistake: equal batches required
pub fn matmul_shape(x: &[usize], y: &[usize]) -> Option<Vec<usize>> {
    let (p, &[a, b]) = x.split_last_chunk()?;
    let (q, &[d, c]) = y.split_last_chunk()?;
    (p == q && b == d).then(|| [p, &[a, c]].concat())
}
