//! The Vulkan library, its devices, and which one is taken.

use std::env;
use std::fmt;
use std::sync::Arc;

use vulkano::device::physical::SubgroupFeatures;
use vulkano::device::physical::{PhysicalDevice, PhysicalDeviceType};
use vulkano::device::{
    Device, DeviceCreateInfo, DeviceExtensions, DeviceFeatures, Queue, QueueCreateInfo, QueueFlags,
};
use vulkano::instance::{Instance, InstanceCreateFlags, InstanceCreateInfo};
use vulkano::memory::{MemoryHeapFlags, MemoryPropertyFlags};
use vulkano::shader::ShaderStages;
use vulkano::{Validated, Version, VulkanError, VulkanLibrary};

use crate::error::{Doing, Error, Told};

/// What kind of device it is, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A GPU with memory of its own.
    Discrete,
    /// A GPU that shares the processor's memory.
    Integrated,
    /// A GPU lent to a virtual machine.
    Virtual,
    /// The processor itself: a driver in software, such as Mesa's lavapipe.
    Cpu,
    /// Something else.
    Other,
}

impl Kind {
    fn of(physical: &PhysicalDevice) -> Self {
        match physical.properties().device_type {
            PhysicalDeviceType::DiscreteGpu => Self::Discrete,
            PhysicalDeviceType::IntegratedGpu => Self::Integrated,
            PhysicalDeviceType::VirtualGpu => Self::Virtual,
            PhysicalDeviceType::Cpu => Self::Cpu,
            _ => Self::Other,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(match self {
            Self::Discrete => "discrete GPU",
            Self::Integrated => "integrated GPU",
            Self::Virtual => "virtual GPU",
            Self::Cpu => "CPU",
            Self::Other => "other device",
        })
    }
}

/// What a device is, and how much of everything it has.
#[derive(Clone, Debug, PartialEq)]
pub struct About {
    /// Its name, as the driver gives it.
    pub name: String,
    /// What kind of device it is.
    pub kind: Kind,
    /// The driver's name and version, where it tells.
    pub driver: String,
    /// The version of Vulkan it speaks.
    pub vulkan: String,
    /// The largest buffer that a kernel can be given, in bytes.
    pub buffer: u64,
    /// The device's own memory, in bytes: that of its largest heap.
    pub memory: u64,
    /// Whether the processor can write that memory directly, so that nothing has to be copied.
    pub unified: bool,
    /// The most workgroups of a dispatch, in each direction.
    pub workgroups: [u32; 3],
    /// The most invocations of a workgroup, in each direction.
    pub workgroup: [u32; 3],
    /// The most invocations of a workgroup.
    pub invocations: u32,
    /// The most workgroup memory, in bytes.
    pub workgroup_memory: u32,
    /// How many invocations a subgroup has.
    pub subgroup: u32,
    /// Whether a subgroup can add up what its invocations hold.
    pub subgroup_arithmetic: bool,
    /// What one tick of its clock is, in nanoseconds; none where kernels cannot be timed.
    pub tick: Option<f64>,
}

impl About {
    fn of(physical: &PhysicalDevice) -> Self {
        let properties = physical.properties();
        let memory = physical.memory_properties();
        let own = |flags: MemoryHeapFlags| flags.intersects(MemoryHeapFlags::DEVICE_LOCAL);
        let largest =
            memory.memory_heaps.iter().filter(|heap| own(heap.flags)).map(|heap| heap.size);
        let largest = largest.max().unwrap_or(0);
        // A discrete GPU with a small window for the processor has another heap, larger, without it.
        let unified = memory.memory_types.iter().any(|kind| {
            let wanted = MemoryPropertyFlags::DEVICE_LOCAL | MemoryPropertyFlags::HOST_VISIBLE;
            kind.property_flags.contains(wanted)
                && memory.memory_heaps[kind.heap_index as usize].size == largest
        }) && Kind::of(physical) != Kind::Discrete;
        let allocation = properties.max_memory_allocation_size.unwrap_or(u64::MAX);
        let family = queue_family(physical)
            .map(|index| physical.queue_family_properties()[index as usize].timestamp_valid_bits);
        let subgroup_arithmetic = properties
            .subgroup_supported_operations
            .is_some_and(|all| all.intersects(SubgroupFeatures::ARITHMETIC))
            && properties
                .subgroup_supported_stages
                .is_some_and(|all| all.intersects(ShaderStages::COMPUTE));
        let driver = [&properties.driver_name, &properties.driver_info];
        let driver: Vec<&str> = driver.into_iter().flatten().map(String::as_str).collect();
        Self {
            name: properties.device_name.clone(),
            kind: Kind::of(physical),
            driver: driver.join(" "),
            vulkan: physical.api_version().to_string(),
            buffer: u64::from(properties.max_storage_buffer_range).min(allocation),
            memory: largest,
            unified,
            workgroups: properties.max_compute_work_group_count,
            workgroup: properties.max_compute_work_group_size,
            invocations: properties.max_compute_work_group_invocations,
            workgroup_memory: properties.max_compute_shared_memory_size,
            subgroup: properties.subgroup_size.unwrap_or(1),
            subgroup_arithmetic,
            tick: family
                .flatten()
                .map(|_| f64::from(properties.timestamp_period))
                .filter(|tick| *tick > 0.0),
        }
    }
}

/// All devices that kernels can run on, best first.
///
/// # Errors
///
/// Where there is no Vulkan, or no driver.
pub fn devices() -> Result<Vec<About>, Error> {
    Ok(physical_devices()?.iter().map(|physical| About::of(physical)).collect())
}

/// Opens the device that is wished for, or the best.
pub(crate) fn open(wish: Option<&str>) -> Result<(Arc<Device>, Arc<Queue>, About), Error> {
    let mut physical = physical_devices()?;
    let there: Vec<(String, Kind)> = physical
        .iter()
        .map(|device| (device.properties().device_name.clone(), Kind::of(device)))
        .collect();
    let physical = physical.swap_remove(pick(&there, wish)?);
    let about = About::of(&physical);
    let features = DeviceFeatures {
        // An index beyond a buffer then stays inside: no kernel can harm another program's memory.
        robust_buffer_access: true,
        ..DeviceFeatures::empty()
    };
    let extensions = DeviceExtensions {
        khr_portability_subset: physical.supported_extensions().khr_portability_subset,
        ..DeviceExtensions::empty()
    };
    let family = queue_family(&physical).expect("only devices with one are listed");
    let info = DeviceCreateInfo {
        queue_create_infos: vec![QueueCreateInfo {
            queue_family_index: family,
            ..QueueCreateInfo::default()
        }],
        enabled_extensions: extensions,
        enabled_features: features,
        ..DeviceCreateInfo::default()
    };
    let doing =
        Doing { what: "opening the device", device: &about.name, memory: about.memory, bytes: 0 };
    let (device, mut queues) = Device::new(physical, info).map_err(|error| error.told(doing))?;
    let queue = queues.next().expect("one was asked for");
    Ok((device, queue, about))
}

/// What `GRADUS_DEVICE` asks for, if anything.
pub(crate) fn wish() -> Option<String> {
    env::var("GRADUS_DEVICE").ok().filter(|wish| !wish.trim().is_empty())
}

fn physical_devices() -> Result<Vec<Arc<PhysicalDevice>>, Error> {
    let library = library()?;
    let info = InstanceCreateInfo {
        application_name: Some("Gradus".into()),
        // MoltenVK, which is Vulkan on top of Metal, is listed only to those who ask for such.
        flags: InstanceCreateFlags::ENUMERATE_PORTABILITY,
        ..InstanceCreateInfo::default()
    };
    let none = |reason: String| Error::NoDriver { reason };
    let instance = Instance::new(library, info).map_err(|error| match error {
        Validated::Error(VulkanError::IncompatibleDriver) => none("there is none".into()),
        Validated::Error(error) => none(error.to_string()),
        Validated::ValidationError(error) => none(error.to_string()),
    })?;
    let found = instance.enumerate_physical_devices().map_err(|error| none(error.to_string()))?;
    let mut found: Vec<Arc<PhysicalDevice>> = found
        // Subgroups and the SPIR-V that naga writes came with 1.1, in 2018.
        .filter(|device| device.api_version() >= Version::V1_1 && queue_family(device).is_some())
        .collect();
    found.sort_by_key(|device| Kind::of(device));
    if found.is_empty() {
        return Err(none("it finds no device with Vulkan 1.1 that computes".into()));
    }
    Ok(found)
}

fn library() -> Result<Arc<VulkanLibrary>, Error> {
    let plain = VulkanLibrary::new();
    #[cfg(target_os = "macos")]
    let plain = plain.or_else(|error| {
        // Homebrew's folder on Apple silicon, where the system does not look.
        use vulkano::library::DynamicLibraryLoader;
        // SAFETY: it is the Vulkan loader, or not there.
        #[allow(unsafe_code)]
        let loader = unsafe { DynamicLibraryLoader::new("/opt/homebrew/lib/libvulkan.1.dylib") };
        loader.and_then(VulkanLibrary::with_loader).map_err(|_| error)
    });
    plain.map_err(|error| Error::NoLibrary {
        reason: std::error::Error::source(&error)
            .map_or_else(|| error.to_string(), ToString::to_string),
    })
}

/// The first family of queues that computes and copies.
fn queue_family(physical: &PhysicalDevice) -> Option<u32> {
    let families = physical.queue_family_properties();
    let place =
        families.iter().position(|family| family.queue_flags.intersects(QueueFlags::COMPUTE));
    place.and_then(|place| u32::try_from(place).ok())
}

/// The place of the device that is wished for among those there are, which are sorted, best first.
fn pick(there: &[(String, Kind)], wish: Option<&str>) -> Result<usize, Error> {
    let Some(wish) = wish else { return Ok(0) };
    let wanted = wish.trim().to_lowercase();
    let fits = |(name, kind): &(String, Kind)| match wanted.as_str() {
        "cpu" => *kind == Kind::Cpu,
        "gpu" => matches!(kind, Kind::Discrete | Kind::Integrated | Kind::Virtual),
        _ => name.to_lowercase().contains(&wanted),
    };
    there.iter().position(fits).ok_or_else(|| Error::NoSuchDevice {
        wish: wish.into(),
        there: there.iter().map(|(name, kind)| format!("{name} ({kind})")).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_device_is_taken_unless_another_is_wished_for() {
        let mut there = [
            ("llvmpipe (LLVM 15)".to_owned(), Kind::Cpu),
            ("Intel UHD".to_owned(), Kind::Integrated),
            ("NVIDIA H200".to_owned(), Kind::Discrete),
            ("NVIDIA GT 710".to_owned(), Kind::Discrete),
        ];
        there.sort_by_key(|(_, kind)| *kind);
        for (wish, name) in [
            (None, "NVIDIA H200"),
            (Some("gpu"), "NVIDIA H200"),
            (Some("CPU"), "llvmpipe (LLVM 15)"),
            (Some(" intel "), "Intel UHD"),
            (Some("710"), "NVIDIA GT 710"),
        ] {
            assert_eq!(there[pick(&there, wish).unwrap()].0, name, "{wish:?}");
        }
        let error = pick(&there[3..], Some("gpu")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "GRADUS_DEVICE=gpu names no device here. There is: llvmpipe (LLVM 15) (CPU). Give a part of a name, or `gpu`, or \
             `cpu`; unset, the best is taken."
        );
    }
}
