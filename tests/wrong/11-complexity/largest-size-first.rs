//! law: cheapest order

// Removes the largest inner size first: good in most cases, and no more.
pub fn cheapest_order(sizes: &[usize]) -> Option<Vec<usize>> {
    let mut sizes = sizes.to_vec();
    let products = sizes.len().checked_sub(2)?;
    let mut order = Vec::new();
    for _ in 0..products {
        let place = (0..sizes.len() - 2).max_by_key(|place| sizes[place + 1])?;
        sizes.remove(place + 1);
        order.push(place);
    }
    Some(order)
}
