//! Sums in one pass, logarithms to base 2, recursion with a table.
use ndarray::ArrayView1;
use std::collections::HashMap;

pub fn multiply_adds(a: usize, b: usize, c: usize) -> usize {
    (0..a).map(|_| c * b).sum()
}

pub fn strassen_multiplications(n: usize) -> Option<usize> {
    match n {
        0 => None,
        1 => Some(1),
        n if n % 2 == 1 => None,
        n => strassen_multiplications(n / 2).map(|half| 7 * half),
    }
}

pub fn fitted_exponent(sizes: ArrayView1<f64>, costs: ArrayView1<f64>) -> Option<f64> {
    if sizes.len() != costs.len() {
        return None;
    }
    let mut differ = false;
    let (mut n, mut sx, mut sy, mut sxx, mut sxy) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for (&size, &cost) in sizes.iter().zip(&costs) {
        if !(size > 0.0 && cost > 0.0 && size < f64::INFINITY && cost < f64::INFINITY) {
            return None;
        }
        differ |= size != sizes[0];
        let (x, y) = (size.log2(), cost.log2());
        n += 1.0;
        sx += x;
        sy += y;
        sxx += x * x;
        sxy += x * y;
    }
    differ.then(|| (n * sxy - sx * sy) / (n * sxx - sx * sx))
}

fn lowest(
    sizes: &[usize],
    i: usize,
    j: usize,
    known: &mut HashMap<(usize, usize), (usize, usize)>,
) -> (usize, usize) {
    if j - i < 2 {
        return (0, i);
    }
    if let Some(&found) = known.get(&(i, j)) {
        return found;
    }
    let mut best = (usize::MAX, i);
    for k in (i + 1..j).rev() {
        let cost = lowest(sizes, i, k, known).0
            + lowest(sizes, k, j, known).0
            + sizes[i] * sizes[k] * sizes[j];
        if cost < best.0 {
            best = (cost, k);
        }
    }
    known.insert((i, j), best);
    best
}

pub fn cheapest_order(sizes: &[usize]) -> Option<Vec<usize>> {
    if sizes.len() < 2 {
        return None;
    }
    let mut known = HashMap::new();
    // From the last product to the first: the right part is done before the left one.
    let mut order = Vec::new();
    let mut parts = vec![(0, sizes.len() - 1, 0)];
    while let Some((i, j, place)) = parts.pop() {
        let (_, k) = lowest(sizes, i, j, &mut known);
        if j - i > 1 {
            order.push(place);
            // The right part begins after the left matrices, none of which are multiplied yet.
            parts.push((k, j, place + k - i));
            parts.push((i, k, place));
        }
    }
    order.reverse();
    Some(order)
}
