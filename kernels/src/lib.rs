//! The operations of the book, as fast as the machine allows.
//!
//! Exercises are graded for being right; these are measured beside NumPy, SciPy, scikit-learn and JAX by
//! `cargo xtask bench kernels`. No exercise, and nothing that a check builds, depends on this crate.

pub mod product;

mod mismatch;

pub use mismatch::Mismatch;
