//! Buffers and errors on whatever device there is; on a machine without a GPU that is lavapipe.

mod buffers;
mod device;
mod errors;

use device::{copying, gpu};
