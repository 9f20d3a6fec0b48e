//! law: no order

pub fn order_cost(sizes: &[usize], order: &[usize]) -> Option<usize> {
    let mut sizes = sizes.to_vec();
    let mut cost = 0;
    for &place in order {
        if place + 2 >= sizes.len() {
            return None;
        }
        cost += sizes[place] * sizes[place + 1] * sizes[place + 2];
        sizes.remove(place + 1);
    }
    Some(cost)
}
