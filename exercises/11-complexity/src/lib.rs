//! Exercise 11: complexity.
//!
//! What a computation costs, counted before it is run. Run `cargo xtask check 11` whenever you like.

use ndarray::ArrayView1;

/// The number of multiply-adds of Z = X Y by the definition, X ~ (a, b), Y ~ (b, c).
///
/// Every element of Z is a sum of b products.
pub fn multiply_adds(a: usize, b: usize, c: usize) -> usize {
    todo!()
}

/// The number of multiplications of numbers in Strassen's product of n × n matrices.
///
/// Seven products of half the size make one, and so on down to single numbers.
///
/// `None` unless n is a power of two.
pub fn strassen_multiplications(n: usize) -> Option<usize> {
    todo!()
}

/// The exponent p of the power law cost = k nᵖ that fits the measurements best.
///
/// It is the slope of the least-squares line through the points (ln n, ln cost).
///
/// `None` when `sizes` and `costs` differ in length, when a number is not positive and finite, or
/// when no two sizes differ.
pub fn fitted_exponent(sizes: ArrayView1<f64>, costs: ArrayView1<f64>) -> Option<f64> {
    todo!()
}

/// The arithmetic intensity of Z = X Y, X ~ (a, b), Y ~ (b, c): operations a byte.
///
/// A multiply-add is two operations. X and Y are read once, Z is written once, and an element has
/// `width` bytes. `None` when nothing is moved.
pub fn arithmetic_intensity(a: usize, b: usize, c: usize, width: usize) -> Option<f64> {
    todo!()
}

/// The most operations a second that the roofline allows.
///
/// The arithmetic can do `peak` operations a second, and memory moves `bandwidth` bytes a second,
/// each good for `intensity` operations.
pub fn roofline(intensity: f64, peak: f64, bandwidth: f64) -> f64 {
    todo!()
}

/// Whether memory is what limits.
///
/// It then feeds fewer operations a second than the arithmetic could do.
pub fn is_memory_bound(intensity: f64, peak: f64, bandwidth: f64) -> bool {
    todo!()
}

/// The multiply-adds of a chain M₁ M₂ ⋯ Mₖ, done in the given order.
///
/// Mᵢ has the shape (sizes[i − 1], sizes[i]). `order` has k − 1 entries; each is a place, counted
/// from 0, in the list of the matrices that are there at that moment: the one at that place and the
/// next are replaced by their product. `None` when there is no matrix or the order is none.
pub fn order_cost(sizes: &[usize], order: &[usize]) -> Option<usize> {
    todo!()
}

/// An order of the chain that costs the fewest multiply-adds, as `order_cost` takes it.
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
