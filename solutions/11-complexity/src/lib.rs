//! Exercise 11: complexity.
//!
//! What a computation costs, counted before it is run. Run `cargo xtask check 11` whenever you like.

use ndarray::ArrayView1;

/// The number of multiply-adds of Z = X Y by the definition, X ~ (a, b), Y ~ (b, c).
///
/// Every element of Z is a sum of b products.
pub fn multiply_adds(a: usize, b: usize, c: usize) -> usize {
    // solution
    a * b * c
    // end
}

/// The number of multiplications of numbers in Strassen's product of n × n matrices.
///
/// Seven products of half the size make one, and so on down to single numbers.
///
/// `None` unless n is a power of two.
pub fn strassen_multiplications(n: usize) -> Option<usize> {
    // solution
    n.is_power_of_two().then(|| 7_usize.pow(n.ilog2()))
    // end
}

/// The exponent p of the power law cost = k nᵖ that fits the measurements best.
///
/// It is the slope of the least-squares line through the points (ln n, ln cost).
///
/// `None` when `sizes` and `costs` differ in length, when a number is not positive and finite, or
/// when no two sizes differ.
pub fn fitted_exponent(sizes: ArrayView1<f64>, costs: ArrayView1<f64>) -> Option<f64> {
    // solution
    let measurable = |x: &f64| *x > 0.0 && x.is_finite();
    let differ = sizes.iter().any(|&n| n != sizes[0]);
    if sizes.len() != costs.len() || !sizes.iter().chain(&costs).all(measurable) || !differ {
        return None;
    }
    let centred = |values: ArrayView1<f64>| {
        let logarithms = values.mapv(f64::ln);
        let mean = logarithms.mean()?;
        Some(logarithms - mean)
    };
    let (x, y) = (centred(sizes)?, centred(costs)?);
    Some(x.dot(&y) / x.dot(&x))
    // end
}

/// The arithmetic intensity of Z = X Y, X ~ (a, b), Y ~ (b, c): operations a byte.
///
/// A multiply-add is two operations. X and Y are read once, Z is written once, and an element has
/// `width` bytes. `None` when nothing is moved.
pub fn arithmetic_intensity(a: usize, b: usize, c: usize, width: usize) -> Option<f64> {
    // solution
    let bytes = width * (a * b + b * c + a * c);
    (bytes > 0).then(|| 2.0 * multiply_adds(a, b, c) as f64 / bytes as f64)
    // end
}

/// The most operations a second that the roofline allows.
///
/// The arithmetic can do `peak` operations a second, and memory moves `bandwidth` bytes a second,
/// each good for `intensity` operations.
pub fn roofline(intensity: f64, peak: f64, bandwidth: f64) -> f64 {
    // solution
    peak.min(intensity * bandwidth)
    // end
}

/// Whether memory is what limits.
///
/// It then feeds fewer operations a second than the arithmetic could do.
pub fn is_memory_bound(intensity: f64, peak: f64, bandwidth: f64) -> bool {
    // solution
    intensity * bandwidth < peak
    // end
}

/// The multiply-adds of a chain M₁ M₂ ⋯ Mₖ, done in the given order.
///
/// Mᵢ has the shape (sizes[i − 1], sizes[i]). `order` has k − 1 entries; each is a place, counted
/// from 0, in the list of the matrices that are there at that moment: the one at that place and the
/// next are replaced by their product. `None` when there is no matrix or the order is none.
pub fn order_cost(sizes: &[usize], order: &[usize]) -> Option<usize> {
    // solution
    let mut sizes = sizes.to_vec();
    if sizes.len() < 2 || order.len() != sizes.len() - 2 {
        return None;
    }
    let mut cost = 0;
    for &place in order {
        let &[a, b, c] = sizes.get(place..)?.get(..3)? else { return None };
        cost += multiply_adds(a, b, c);
        sizes.remove(place + 1);
    }
    Some(cost)
    // end
}

/// An order of the chain that costs the fewest multiply-adds, as `order_cost` takes it.
///
/// `None` when there is no matrix. A chain of 60 matrices can be bracketed in 4 · 10³² ways; it has
/// 1770 parts of two or more.
pub fn cheapest_order(sizes: &[usize]) -> Option<Vec<usize>> {
    // solution
    /// Appends the products of the part from matrix i to matrix j, which begins at `place`.
    fn multiply_part(
        lowest: &[Vec<(usize, usize)>],
        i: usize,
        j: usize,
        place: usize,
        order: &mut Vec<usize>,
    ) {
        if i < j {
            let split = lowest[i][j].1;
            multiply_part(lowest, i, split, place, order);
            // The left part is one matrix now.
            multiply_part(lowest, split + 1, j, place + 1, order);
            order.push(place);
        }
    }

    let count = sizes.len().checked_sub(1).filter(|&count| count > 0)?;
    // For the part from matrix i to matrix j: its lowest cost, and where its last product splits it.
    let mut lowest = vec![vec![(0, 0); count]; count];
    for length in 2..=count {
        for i in 0..=count - length {
            let j = i + length - 1;
            lowest[i][j] = (i..j)
                .map(|split| {
                    let last = multiply_adds(sizes[i], sizes[split + 1], sizes[j + 1]);
                    (lowest[i][split].0 + lowest[split + 1][j].0 + last, split)
                })
                .min()?;
        }
    }
    let mut order = Vec::new();
    multiply_part(&lowest, 0, count - 1, 0, &mut order);
    Some(order)
    // end
}

kit::answers! {
    multiply_adds,
    strassen_multiplications,
    fitted_exponent,
    arithmetic_intensity,
    roofline,
    is_memory_bound,
    order_cost,
    cheapest_order,
}
