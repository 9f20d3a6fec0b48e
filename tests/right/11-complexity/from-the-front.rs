//! Splits counted from the other end, orders put together from those of the parts.
pub fn cheapest_order(sizes: &[usize]) -> Option<Vec<usize>> {
    let n = sizes.len();
    if n < 2 {
        return None;
    }
    // What the matrices from i up to j cost, and their order as if they stood alone.
    let mut best: Vec<Vec<(usize, Vec<usize>)>> = vec![vec![(0, Vec::new()); n]; n];
    for i in (0..n).rev() {
        for j in i + 2..n {
            let mut least = None;
            for k in (i + 1..j).rev() {
                let cost = best[i][k].0 + best[k][j].0 + sizes[i] * sizes[k] * sizes[j];
                if least.is_none_or(|(lowest, _)| cost < lowest) {
                    least = Some((cost, k));
                }
            }
            let (cost, k) = least?;
            let mut order = best[i][k].1.clone();
            order.extend(best[k][j].1.iter().map(|place| place + 1));
            order.push(0);
            best[i][j] = (cost, order);
        }
    }
    Some(best[0][n - 1].1.clone())
}

pub fn is_memory_bound(intensity: f64, peak: f64, bandwidth: f64) -> bool {
    super::roofline(intensity, peak, bandwidth) < peak
}
