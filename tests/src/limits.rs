//! What a submission may use while it answers.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// Limits of one submission process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// The longest one call may take.
    pub call: Duration,
    /// The longest all of grading may take, with the usual number of cases.
    pub whole: Duration,
    /// The most memory the process may address, in bytes.
    pub memory: u64,
    /// The most bytes it may print in one run of a law.
    pub printed: usize,
    /// The most call backs one call may make.
    pub call_backs: u32,
}

/// Bytes in a mebibyte.
pub const MIB: u64 = 1 << 20;

impl Limits {
    /// Where nobody is graded, and a framework may have to be loaded, which takes what it takes.
    pub fn of_a_framework() -> Self {
        Self { memory: 8192 * MIB, call: Duration::from_mins(1), ..Self::default() }
    }

    /// Of what speaks to a device. The driver of a graphics card maps the card's memory into the address space too, and a first
    /// call opens the device.
    pub fn of_a_device() -> Self {
        Self { memory: (1 << 20) * MIB, call: Duration::from_secs(5), ..Self::default() }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            call: Duration::from_secs(2),
            whole: Duration::from_mins(2),
            memory: 1024 * MIB,
            printed: 1 << 20,
            call_backs: 100_000,
        }
    }
}
