//! law: equal shapes
//! mistake: sizes in reverse order
pub fn broadcast_shape(a: &[usize], b: &[usize]) -> Option<Vec<usize>> {
    let order = a.len().max(b.len());
    let sizes = |shape: &[usize]| {
        let mut sizes: Vec<usize> = shape.iter().rev().copied().collect();
        sizes.resize(order, 1);
        sizes
    };
    sizes(a)
        .into_iter()
        .zip(sizes(b))
        .map(|(p, q)| {
            if p == 1 {
                Some(q)
            } else if q == 1 || p == q {
                Some(p)
            } else {
                None
            }
        })
        .collect()
}
