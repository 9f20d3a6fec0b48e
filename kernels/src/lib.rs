//! The operations of the book, as fast as the machine allows.
//!
//! Exercises are graded for being right; these are measured, beside NumPy, SciPy, scikit-learn, `opt_einsum`, JAX and PyTorch, by
//! `cargo xtask bench kernels`. No exercise, and nothing that a check builds, depends on this crate.

// What `Arch::dispatch` is to compile for the processor that it finds must be inlined into it.
#![allow(clippy::inline_always)]

pub mod adam;
pub mod distances;
pub mod einsum;
pub mod exponential;
pub mod landscape;
pub mod product;
pub mod softmax;

mod cores;
mod element;
mod lanes;
mod mismatch;
mod small;
mod solve;
mod trigonometry;
mod unwritten;

pub use element::Element;
pub use mismatch::Mismatch;

/// Without pulp's feature `x86-v3`, a processor that has no AVX-512 would compute one number at a time.
#[cfg(target_arch = "x86_64")]
const _: fn(pulp::x86::V3) -> pulp::Arch = pulp::Arch::V3;
