//! law: cost of an order
//! mistake: sizes of the beginning

pub fn order_cost(sizes: &[usize], order: &[usize]) -> Option<usize> {
    if sizes.len() < 2 || order.len() + 2 != sizes.len() {
        return None;
    }
    let left = |done: usize| order.len() - done;
    if order.iter().enumerate().any(|(done, &place)| place >= left(done)) {
        return None;
    }
    Some(order.iter().map(|&i| sizes[i] * sizes[i + 1] * sizes[i + 2]).sum())
}
