//! How far rounding may take a kernel.
//!
//! The accuracy of every operation is that of the WGSL specification, section 15.7.4 (Floating Point Accuracy): a sum, a
//! difference or a product is "correctly rounded", either up or down, for WGSL specifies no rounding mode. So
//! fl(x op y) = (x op y)(1 + δ) with |δ| ≤ u = 2⁻²³, twice the unit roundoff of rounding to nearest, and any result below the
//! normal numbers may be flushed to zero. Operations may be fused, which spares a rounding.
//!
//! What follows for sums and products: N. J. Higham, *Accuracy and Stability of Numerical Algorithms*, 2nd ed., chapter 3.

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

/// |δ| of one operation, rounded up or down.
pub const U: f64 = f32::EPSILON as f64;

/// What flushing one result to zero changes at most.
pub const FLUSH: f64 = f32::MIN_POSITIVE as f64;

/// γₙ = n u / (1 - n u): the relative error of n roundings in a row is at most this.
pub fn gamma(n: usize) -> f64 {
    let nu = n as f64 * U;
    assert!(nu < 1.0, "no bound holds for {n} roundings");
    nu / (1.0 - nu)
}

/// That a number is within a bound of what it should be; NaN is within none.
pub fn close(got: f32, expected: f64, bound: f64, place: &str) -> Result<(), TestCaseError> {
    let error = (f64::from(got) - expected).abs();
    prop_assert!(
        error <= bound,
        "{}: {} where {} is right, {:e} off with {:e} allowed",
        place,
        got,
        expected,
        error,
        bound
    );
    Ok(())
}
