//! Kernels in WGSL on a GPU: the one place in this repository that talks to Vulkan.
//!
//! Any device with Vulkan 1.1 will do: a discrete GPU, an integrated one, or Mesa's lavapipe, which is the processor itself.
//! [`Gpu::open`] takes the best, or what `GRADUS_DEVICE` names (`cpu`, `gpu`, or a part of a name); `cargo run -p gpu --bin device`
//! shows what there is.
//!
//! A kernel is a text in WGSL. naga compiles it to SPIR-V ([`Gpu::kernel`]), buffers of `f32` carry arrays to the device and
//! back ([`Gpu::buffer`], [`Gpu::read`]), and [`Gpu::run`] runs it and tells how long it took by the device's own clock:
//!
//! ```
//! use gpu::{Gpu, Grid, Scalar, Wgsl};
//!
//! let text = "
//!     struct Scalars { n: u32, a: f32 }
//!     var<immediate> scalars: Scalars;
//!     @group(0) @binding(0) var<storage, read> x: array<f32>;
//!     @group(0) @binding(1) var<storage, read_write> y: array<f32>;
//!     override WIDTH: u32 = 64;
//!
//!     @compute @workgroup_size(WIDTH)
//!     fn scale(@builtin(global_invocation_id) id: vec3<u32>) {
//!         if id.x < scalars.n { y[id.x] = scalars.a * x[id.x]; }
//!     }";
//! let gpu = Gpu::open()?;
//! let scale = gpu.kernel(&Wgsl::new("scale.wgsl", text).set("WIDTH", 128))?;
//! let x = gpu.buffer(&[1.0, 2.0, 3.0])?;
//! let y = gpu.filled(3, f32::NAN)?;
//! gpu.run(&scale, &[&x, &y], &[Scalar::size(3), Scalar::Number(2.0)], Grid::covering(3, 128))?;
//! assert_eq!(gpu.read(&y)?, [2.0, 4.0, 6.0]);
//! # Ok::<(), gpu::Error>(())
//! ```
//!
//! - Every buffer is `var<storage>` in `@group(0)`; buffers are given in the order of their `@binding` numbers.
//! - Sizes and other scalars are `var<immediate>`: a `u32`, an `f32` or a structure of them, given in order, at most 128 bytes.
//! - [`Grid`] says how many workgroups run, and how more than a device allows in one direction are counted in three.
//!
//! The kernels of the book are the crate `wgsl`.
//!
//! Every failure is an [`Error`] that says what to do.

mod arrays;
mod buffer;
mod compile;
mod device;
mod dispatch;
mod error;
mod gpu;
mod kernel;

pub use arrays::misfit;
pub use buffer::Buffer;
pub use compile::Wgsl;
pub use device::{About, Kind, devices};
pub use dispatch::{Dispatch, Grid, Scalar};
pub use error::{Error, size};
pub use gpu::Gpu;
pub use kernel::Kernel;
