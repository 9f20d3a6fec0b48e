//! law: cheapest order
//! mistake: greedy order

pub fn cheapest_order(sizes: &[usize]) -> Option<Vec<usize>> {
    if sizes.len() < 2 {
        return None;
    }
    let mut sizes = sizes.to_vec();
    let mut order = Vec::new();
    while sizes.len() > 2 {
        let mut best = 0;
        for i in 1..sizes.len() - 2 {
            let cost = |i: usize| sizes[i] * sizes[i + 1] * sizes[i + 2];
            if cost(i) < cost(best) {
                best = i;
            }
        }
        sizes.remove(best + 1);
        order.push(best);
    }
    Some(order)
}
