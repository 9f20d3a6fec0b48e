//! Buffers and errors on whatever device there is; on a machine without a GPU that is lavapipe.

mod buffers;
mod errors;

use std::sync::OnceLock;

use gpu::Gpu;

/// The device that all tests share.
fn gpu() -> &'static Gpu {
    static GPU: OnceLock<Gpu> = OnceLock::new();
    GPU.get_or_init(|| Gpu::open().unwrap_or_else(|error| panic!("{error}")))
}

/// The same with arrays copied as to a discrete GPU.
fn copying() -> &'static Gpu {
    static GPU: OnceLock<Gpu> = OnceLock::new();
    GPU.get_or_init(|| Gpu::open().unwrap_or_else(|error| panic!("{error}")).with_copies())
}
