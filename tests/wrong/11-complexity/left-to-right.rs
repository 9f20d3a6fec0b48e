//! law: cheapest order
//! mistake: from left to right

pub fn cheapest_order(sizes: &[usize]) -> Option<Vec<usize>> {
    let products = sizes.len().checked_sub(2)?;
    Some(vec![0; products])
}
