//! law: shape with a vector
//! mistake: axis of the vector kept
pub fn matmul_shape(x: &[usize], y: &[usize]) -> Option<Vec<usize>> {
    let fit = |p: usize, q: usize| match (p, q) {
        (1, size) | (size, 1) => Some(size),
        _ => (p == q).then_some(p),
    };
    let row = if let [b] = *x { vec![1, b] } else { x.to_vec() };
    let column = if let [b] = *y { vec![b, 1] } else { y.to_vec() };
    let (p, &[a, b]) = row.split_last_chunk()?;
    let (q, &[d, c]) = column.split_last_chunk()?;
    if b != d {
        return None;
    }
    let order = p.len().max(q.len());
    let size = |shape: &[usize], axis: usize| {
        (axis + shape.len()).checked_sub(order).map_or(1, |axis| shape[axis])
    };
    let mut shape: Vec<usize> =
        (0..order).map(|axis| fit(size(p, axis), size(q, axis))).collect::<Option<_>>()?;
    shape.extend([a, c]);
    Some(shape)
}
