//! law: cost of an order
//! mistake: sizes of the beginning

pub fn order_cost(sizes: &[usize], order: &[usize]) -> Option<usize> {
    super::order_cost(sizes, order)?;
    Some(order.iter().map(|&i| sizes[i] * sizes[i + 1] * sizes[i + 2]).sum())
}
