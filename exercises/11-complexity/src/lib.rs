//! Exercise 11: complexity.
//!
//! What a computation costs, counted before it is run. Run `cargo xtask check 11` whenever you like.

use ndarray::ArrayView1;

/// The number of multiply-adds of Z = X Y for X ~ (a, b) and Y ~ (b, c), by the definition: every
/// element of Z is a sum of b products.
pub fn multiply_adds(a: usize, b: usize, c: usize) -> usize {
    todo!()
}

/// The number of multiplications of numbers in Strassen's product of two n × n matrices, which he
/// applies down to single numbers: seven products of half the size make one.
///
/// `None` unless n is a power of two.
pub fn strassen_multiplications(n: usize) -> Option<usize> {
    todo!()
}

/// The exponent p of the power law cost = k nᵖ that fits the measurements best: the slope of the
/// least-squares line through the points (ln n, ln cost).
///
/// `None` when `sizes` and `costs` differ in length, when a number is not positive and finite, or
/// when no two sizes differ.
pub fn fitted_exponent(sizes: ArrayView1<f64>, costs: ArrayView1<f64>) -> Option<f64> {
    todo!()
}

/// The arithmetic intensity of Z = X Y, X ~ (a, b) and Y ~ (b, c): operations for each byte moved.
///
/// A multiply-add is two operations. X and Y are read once, Z is written once, and an element has
/// `width` bytes. `None` when nothing is moved.
pub fn arithmetic_intensity(a: usize, b: usize, c: usize, width: usize) -> Option<f64> {
    todo!()
}

/// The most operations a second that the roofline allows: what the arithmetic can do at most,
/// `peak` (operations a second), and what memory can feed, `intensity` times `bandwidth` (bytes a
/// second).
pub fn roofline(intensity: f64, peak: f64, bandwidth: f64) -> f64 {
    todo!()
}

/// Whether memory is what limits: it feeds fewer operations a second than the arithmetic could do.
pub fn is_memory_bound(intensity: f64, peak: f64, bandwidth: f64) -> bool {
    todo!()
}

/// The multiply-adds of a chain of products M₁ M₂ ⋯ Mₖ, done in the given order.
///
/// Mᵢ has the shape (sizes[i − 1], sizes[i]). `order` has k − 1 entries; each is a place, counted
/// from 0, in the list of the matrices that are there at that moment: the one at that place and the
/// next are replaced by their product. `None` when there is no matrix or the order is none.
pub fn order_cost(sizes: &[usize], order: &[usize]) -> Option<usize> {
    todo!()
}

/// An order of the chain, as `order_cost` takes it, that costs the fewest multiply-adds.
///
/// `None` when there is no matrix. A chain of 60 matrices can be bracketed in 4 · 10³² ways; it has
/// 1770 parts of two or more.
pub fn cheapest_order(sizes: &[usize]) -> Option<Vec<usize>> {
    todo!()
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
