//! law: long chains

fn lowest(sizes: &[usize]) -> (usize, Vec<usize>) {
    let last = sizes.len() - 1;
    (1..last)
        .map(|k| {
            let (left, mut order) = lowest(&sizes[..=k]);
            let (right, after) = lowest(&sizes[k..]);
            order.extend(after.iter().map(|place| place + 1));
            order.push(0);
            (left + right + sizes[0] * sizes[k] * sizes[last], order)
        })
        .min()
        .unwrap_or_default()
}

pub fn cheapest_order(sizes: &[usize]) -> Option<Vec<usize>> {
    (sizes.len() > 1).then(|| lowest(sizes).1)
}
