//! An open device.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use vulkano::command_buffer::allocator::{
    StandardCommandBufferAllocator, StandardCommandBufferAllocatorCreateInfo,
};
use vulkano::command_buffer::{
    AutoCommandBufferBuilder, CommandBufferUsage, PrimaryAutoCommandBuffer,
    PrimaryCommandBufferAbstract,
};
use vulkano::descriptor_set::allocator::{
    StandardDescriptorSetAllocator, StandardDescriptorSetAllocatorCreateInfo,
};
use vulkano::device::{Device, Queue};
use vulkano::memory::allocator::StandardMemoryAllocator;
use vulkano::sync::GpuFuture;

use crate::buffer::Tally;
use crate::compile::Wgsl;
use crate::device::{About, open, wish};
use crate::error::{Doing, Error, Told};
use crate::kernel::{Kernel, Kernels};

/// A device with its allocators, its queue, and the kernels compiled so far.
///
/// Threads may share one; what they ask of it is done one after another.
#[derive(Debug)]
pub struct Gpu {
    about: About,
    device: Arc<Device>,
    queue: Arc<Queue>,
    memory: Arc<StandardMemoryAllocator>,
    sets: Arc<StandardDescriptorSetAllocator>,
    commands: Arc<StandardCommandBufferAllocator>,
    kernels: Kernels,
    tally: Arc<Tally>,
    direct: bool,
    turn: Mutex<()>,
}

impl Gpu {
    /// Opens the device that `GRADUS_DEVICE` names (`cpu`, `gpu`, or a part of a name), or the best.
    ///
    /// # Errors
    ///
    /// [`Error::NoLibrary`], [`Error::NoDriver`], [`Error::NoSuchDevice`].
    pub fn open() -> Result<Self, Error> {
        Self::named(wish().as_deref())
    }

    /// Opens the device of this name, whatever `GRADUS_DEVICE` says, or the best.
    ///
    /// # Errors
    ///
    /// Those of [`Gpu::open`].
    pub fn named(wish: Option<&str>) -> Result<Self, Error> {
        let (device, queue, about) = open(wish)?;
        let of = || Arc::clone(&device);
        Ok(Self {
            memory: Arc::new(StandardMemoryAllocator::new_default(of())),
            sets: Arc::new(StandardDescriptorSetAllocator::new(
                of(),
                StandardDescriptorSetAllocatorCreateInfo::default(),
            )),
            commands: Arc::new(StandardCommandBufferAllocator::new(
                of(),
                StandardCommandBufferAllocatorCreateInfo::default(),
            )),
            kernels: Kernels::default(),
            tally: Arc::default(),
            direct: about.unified,
            turn: Mutex::default(),
            about,
            device,
            queue,
        })
    }

    /// The same, but with arrays copied to and from the device as if its memory were out of the processor's reach: what a
    /// discrete GPU does, tried on one that is not.
    #[must_use]
    pub fn with_copies(mut self) -> Self {
        self.direct = false;
        self
    }

    /// What the device is and has.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// The kernel, compiled unless it was before.
    ///
    /// # Errors
    ///
    /// [`Error::Compile`] with naga's message, [`Error::Unsupported`] where the device has not what it asks for.
    pub fn kernel(&self, wgsl: &Wgsl) -> Result<Arc<Kernel>, Error> {
        self.kernels.get(&self.device, &self.about, wgsl)
    }

    /// How many invocations a workgroup in one direction is best given: 256, or as many as the device allows.
    pub fn width(&self) -> u32 {
        256.min(self.about.invocations).min(self.about.workgroup[0])
    }

    /// Whether the processor reaches the memory of buffers.
    pub(crate) fn is_direct(&self) -> bool {
        self.direct
    }

    pub(crate) fn device(&self) -> &Arc<Device> {
        &self.device
    }

    pub(crate) fn memory(&self) -> &Arc<StandardMemoryAllocator> {
        &self.memory
    }

    /// What its buffers hold together.
    pub(crate) fn tally(&self) -> &Arc<Tally> {
        &self.tally
    }

    pub(crate) fn sets(&self) -> &Arc<StandardDescriptorSetAllocator> {
        &self.sets
    }

    /// The bits of its clock that count.
    pub(crate) fn clock_mask(&self) -> u64 {
        let families = self.device.physical_device().queue_family_properties();
        let bits = families[self.queue.queue_family_index() as usize].timestamp_valid_bits;
        u64::MAX >> (64 - bits.unwrap_or(64).clamp(1, 64))
    }

    /// Waits until nobody else uses the device.
    pub(crate) fn turn(&self) -> MutexGuard<'_, ()> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn doing(&self, what: &'static str) -> Doing<'_> {
        Doing { what, device: &self.about.name, memory: self.about.memory, bytes: 0 }
    }

    /// Records commands, runs them and waits for their end.
    pub(crate) fn submit(
        &self,
        what: &'static str,
        record: impl FnOnce(
            &mut AutoCommandBufferBuilder<PrimaryAutoCommandBuffer>,
        ) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let _turn = self.turn();
        let doing = self.doing(what);
        let mut commands = AutoCommandBufferBuilder::primary(
            Arc::clone(&self.commands) as _,
            self.queue.queue_family_index(),
            CommandBufferUsage::OneTimeSubmit,
        )
        .map_err(|error| error.told(doing))?;
        record(&mut commands)?;
        let commands = commands.build().map_err(|error| error.told(doing))?;
        commands
            .execute(Arc::clone(&self.queue))
            .map_err(|error| error.told(doing))?
            .then_signal_fence_and_flush()
            .map_err(|error| error.told(doing))?
            .wait(None)
            .map_err(|error| error.told(doing))
    }
}
