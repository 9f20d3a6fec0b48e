//! law: shape of a product
//! mistake: every slice with every slice
pub fn matmul_shape(x: &[usize], y: &[usize]) -> Option<Vec<usize>> {
    let (p, &[a, b]) = x.split_last_chunk()?;
    let (q, &[d, c]) = y.split_last_chunk()?;
    (b == d).then(|| [p, &[a], q, &[c]].concat())
}
