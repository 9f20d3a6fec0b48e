//! The operations of the book as kernels in WGSL, run by the crate `gpu`.
//!
//! Each module is an operation: files of WGSL that say what they compute and how they are dispatched, and functions that run them
//! on arrays of ndarray (named as the operation) or on buffers (`on_buffers`). Arithmetic is in `f32`.

pub mod batched_matmul;
pub mod descent;
pub mod hadamard;
pub mod matmul;
pub mod saxpy;
pub mod softmax;
pub mod squared_norm;
pub mod sum_axis;
