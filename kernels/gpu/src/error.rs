//! What can go wrong, each with what to do about it.

use std::fmt;

use vulkano::buffer::AllocateBufferError;
use vulkano::memory::allocator::MemoryAllocatorError;
use vulkano::{Validated, VulkanError};

/// How a driver is installed, by system.
const INSTALL: &str = if cfg!(target_os = "macos") {
    "`brew install molten-vk vulkan-loader`"
} else {
    "`apt-get install libvulkan1 mesa-vulkan-drivers` on Debian and Ubuntu, which brings a driver in software too"
};

/// Why something could not be done on a device.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// There is no libvulkan.
    NoLibrary {
        /// What the system said.
        reason: String,
    },
    /// There is libvulkan, and no driver that it can use.
    NoDriver {
        /// What the library said.
        reason: String,
    },
    /// `GRADUS_DEVICE` names none of the devices.
    NoSuchDevice {
        /// What was asked for.
        wish: String,
        /// The names of those there are.
        there: Vec<String>,
    },
    /// A kernel is not valid WGSL, or its constants do not fit it.
    Compile {
        /// The file.
        file: String,
        /// naga's message, with the line.
        message: String,
    },
    /// A kernel asks for more than the device has: invocations, workgroup memory, subgroup operations.
    Unsupported {
        /// The file.
        file: String,
        /// What it asks for, and what there is.
        reason: String,
    },
    /// A kernel was given other buffers or scalars than it declares.
    Arguments {
        /// The file.
        file: String,
        /// What it declares, and what was given.
        reason: String,
    },
    /// Shapes that an operation is not defined for.
    Shapes {
        /// What it needs, with its letters: `(m, k) and (k, n)`.
        needs: &'static str,
        /// What was given.
        given: String,
    },
    /// A buffer is larger than the device lets a kernel see.
    BufferTooLarge {
        /// The size asked for, in bytes.
        bytes: u64,
        /// The largest the device allows.
        limit: u64,
        /// The name of the device.
        device: String,
    },
    /// More workgroups than a dispatch can have.
    TooManyWorkgroups {
        /// How many were asked for.
        groups: u64,
        /// The name of the device.
        device: String,
    },
    /// The device's memory does not hold what was asked for.
    OutOfMemory {
        /// The size asked for, in bytes; 0 where it is not known.
        bytes: u64,
        /// All the memory there is, in bytes.
        memory: u64,
        /// The name of the device.
        device: String,
    },
    /// The driver gave the device up: a kernel ran for too long, or into memory that is not its own.
    DeviceLost {
        /// The name of the device.
        device: String,
    },
    /// Any other failure of Vulkan.
    Vulkan {
        /// What was being done.
        doing: &'static str,
        /// What Vulkan said.
        reason: String,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::NoLibrary { reason } => write!(
                out,
                "libvulkan is not installed ({reason}). Install it with a driver: {INSTALL}."
            ),
            Self::NoDriver { reason } => write!(
                out,
                "libvulkan is here, but it finds no Vulkan driver ({reason}). Install that of your GPU, or one in software: \
                 {INSTALL}. Where VK_DRIVER_FILES or VK_ICD_FILENAMES is set, it must name a driver that exists."
            ),
            Self::NoSuchDevice { wish, there } => write!(
                out,
                "GRADUS_DEVICE={wish} names no device here. There is: {}. Give a part of a name, or `gpu`, or `cpu`; unset, the \
                 best is taken.",
                there.join("; ")
            ),
            Self::Compile { file, message } => {
                write!(out, "{file} does not compile:\n{}", message.trim_end())
            }
            Self::Unsupported { file, reason } => write!(out, "{file} cannot run here: {reason}."),
            Self::Arguments { file, reason } => write!(out, "{file} is called wrongly: {reason}."),
            Self::Shapes { needs, given } => {
                write!(out, "the shapes must be {needs}, and are {given}")
            }
            Self::BufferTooLarge { bytes, limit, device } => write!(
                out,
                "a buffer of {} is more than a kernel may see at once on {device}, {}. Work on parts of the array.",
                size(*bytes),
                size(*limit)
            ),
            Self::TooManyWorkgroups { groups, device } => write!(
                out,
                "{groups} workgroups are more than one dispatch can have on {device}. Make the workgroups larger, or dispatch parts."
            ),
            Self::OutOfMemory { bytes: 0, memory, device } => write!(
                out,
                "{device} has no memory left, of {} in all. Drop buffers that are no longer needed, or work on parts.",
                size(*memory)
            ),
            Self::OutOfMemory { bytes, memory, device } => write!(
                out,
                "{device} has no memory left for a buffer of {}, of {} in all. Drop buffers that are no longer needed, or work on \
                 parts.",
                size(*bytes),
                size(*memory)
            ),
            Self::DeviceLost { device } => write!(
                out,
                "{device} was lost: the driver stops a kernel that runs for too long or reads memory that is not its own. Look for \
                 a loop without end and for indices beyond the arrays, then open the device anew."
            ),
            Self::Vulkan { doing, reason } => write!(
                out,
                "Vulkan failed while {doing}: {reason}. `cargo run -p gpu --bin device` shows the device; a newer driver may help."
            ),
        }
    }
}

impl std::error::Error for Error {}

/// Bytes as one says them: `12 B`, `128.0 MiB`.
pub fn size(bytes: u64) -> String {
    let units = ["KiB", "MiB", "GiB", "TiB"];
    if bytes < 1024 {
        return format!("{bytes} B");
    }
    let mut amount = bytes as f64 / 1024.0;
    let mut unit = 0;
    while amount >= 1024.0 && unit + 1 < units.len() {
        amount /= 1024.0;
        unit += 1;
    }
    format!("{amount:.1} {}", units[unit])
}

/// What was being done, on which device, when Vulkan failed.
#[derive(Clone, Copy)]
pub(crate) struct Doing<'a> {
    pub what: &'static str,
    pub device: &'a str,
    pub memory: u64,
    /// Bytes asked for, if any.
    pub bytes: u64,
}

impl Doing<'_> {
    fn failed(self, error: VulkanError) -> Error {
        match error {
            VulkanError::OutOfDeviceMemory | VulkanError::OutOfHostMemory => self.out_of_memory(),
            VulkanError::DeviceLost => Error::DeviceLost { device: self.device.into() },
            other => self.said(other.to_string()),
        }
    }

    fn out_of_memory(self) -> Error {
        Error::OutOfMemory { bytes: self.bytes, memory: self.memory, device: self.device.into() }
    }

    fn said(self, reason: String) -> Error {
        Error::Vulkan { doing: self.what, reason }
    }
}

/// An error of vulkano, told with what was being done.
pub(crate) trait Told {
    fn told(self, doing: Doing) -> Error;
}

impl Told for VulkanError {
    fn told(self, doing: Doing) -> Error {
        doing.failed(self)
    }
}

impl<E: Told> Told for Validated<E> {
    fn told(self, doing: Doing) -> Error {
        match self {
            Self::Error(error) => error.told(doing),
            // Its own Display says only that there was one.
            Self::ValidationError(error) => doing.said(error.to_string()),
        }
    }
}

impl Told for Box<vulkano::ValidationError> {
    fn told(self, doing: Doing) -> Error {
        doing.said(self.to_string())
    }
}

impl Told for AllocateBufferError {
    fn told(self, doing: Doing) -> Error {
        match self {
            Self::CreateBuffer(error) | Self::BindMemory(error) => doing.failed(error),
            Self::AllocateMemory(MemoryAllocatorError::AllocateDeviceMemory(error)) => {
                error.told(doing)
            }
            Self::AllocateMemory(_) => doing.out_of_memory(),
        }
    }
}

impl Told for vulkano::sync::HostAccessError {
    fn told(self, doing: Doing) -> Error {
        doing.said(self.to_string())
    }
}

impl Told for vulkano::command_buffer::CommandBufferExecError {
    fn told(self, doing: Doing) -> Error {
        doing.said(self.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOING: Doing =
        Doing { what: "waiting", device: "llvmpipe", memory: 1 << 30, bytes: 4096 };

    #[test]
    fn a_lost_device_and_too_little_memory_are_told_apart() {
        let lost = Validated::Error(VulkanError::DeviceLost).told(DOING);
        assert_eq!(lost, Error::DeviceLost { device: "llvmpipe".into() });
        assert!(lost.to_string().contains("open the device anew"), "{lost}");
        let full = VulkanError::OutOfDeviceMemory.told(DOING);
        assert_eq!(
            full.to_string(),
            "llvmpipe has no memory left for a buffer of 4.0 KiB, of 1.0 GiB in all. Drop buffers that are no longer needed, or \
             work on parts."
        );
        let other = VulkanError::InitializationFailed.told(DOING);
        assert!(other.to_string().starts_with("Vulkan failed while waiting: "), "{other}");
    }

    #[test]
    fn sizes_read_well() {
        for (bytes, expected) in
            [(12, "12 B"), (1024, "1.0 KiB"), (128 << 20, "128.0 MiB"), (5 << 40, "5.0 TiB")]
        {
            assert_eq!(size(bytes), expected);
        }
    }
}
