//! The device that all tests of a program share.

use std::sync::OnceLock;

use gpu::Gpu;

/// Whatever device there is; on a machine without a GPU that is lavapipe.
pub fn gpu() -> &'static Gpu {
    static GPU: OnceLock<Gpu> = OnceLock::new();
    GPU.get_or_init(open)
}

/// The same with arrays copied as to a discrete GPU.
pub fn copying() -> &'static Gpu {
    static GPU: OnceLock<Gpu> = OnceLock::new();
    GPU.get_or_init(|| open().with_copies())
}

fn open() -> Gpu {
    Gpu::open().unwrap_or_else(|error| panic!("{error}"))
}
