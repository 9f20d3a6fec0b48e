//! Arrays in the device's memory, and how they get there and back.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use vulkano::buffer::{Buffer as Vulkan, BufferCreateInfo, BufferUsage, Subbuffer};
use vulkano::command_buffer::CopyBufferInfoTyped;
use vulkano::memory::allocator::{AllocationCreateInfo, MemoryTypeFilter};
use vulkano::{DeviceSize, VulkanError};

use crate::error::{Error, Told};
use crate::gpu::Gpu;

/// Numbers that are copied at a time, by way of memory that processor and device both reach: 64 MiB.
const PIECE: usize = 1 << 24;

/// An array of `f32` in the device's memory.
///
/// Dropping it gives the memory back. One of no elements has room for one, since Vulkan knows no empty buffers: a kernel is
/// to take its sizes from immediates, and not from `arrayLength`.
#[derive(Debug)]
pub struct Buffer {
    pub(crate) inner: Subbuffer<[f32]>,
    len: usize,
    _held: Held,
}

impl Buffer {
    /// How many numbers it holds.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}

/// Bytes that all buffers of a device hold.
///
/// Where the device's memory is the processor's, a driver promises more than there is, and the system stops the program when it
/// is used: so it is counted here.
#[derive(Debug, Default)]
pub(crate) struct Tally(AtomicU64);

/// The bytes of one buffer in the tally.
#[derive(Debug)]
struct Held {
    tally: Arc<Tally>,
    bytes: u64,
}

impl Held {
    /// Counts as many bytes, if they are not more than are left.
    fn new(tally: &Arc<Tally>, bytes: u64, memory: u64) -> Option<Self> {
        let fits = |held: u64| held.checked_add(bytes).filter(|all| *all <= memory);
        tally.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, fits).ok()?;
        Some(Self { tally: Arc::clone(tally), bytes })
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.tally.0.fetch_sub(self.bytes, Ordering::Relaxed);
    }
}

/// What a buffer's memory is used for.
#[derive(Clone, Copy)]
enum Use {
    /// Kernels, and the processor too where that reaches the device's own memory.
    Kernels,
    /// The way to the device.
    Upload,
    /// The way back.
    Download,
}

impl Gpu {
    /// A copy of these numbers in the device's memory.
    ///
    /// # Errors
    ///
    /// [`Error::BufferTooLarge`], [`Error::OutOfMemory`], [`Error::DeviceLost`].
    pub fn buffer(&self, values: &[f32]) -> Result<Buffer, Error> {
        let buffer = self.uninitialised(values.len())?;
        self.write(&buffer, values)?;
        Ok(buffer)
    }

    /// As many numbers, all of this value: with NaN, what a kernel should have written and did not is seen.
    ///
    /// # Errors
    ///
    /// Those of [`Gpu::buffer`].
    pub fn filled(&self, len: usize, value: f32) -> Result<Buffer, Error> {
        let buffer = self.uninitialised(len)?;
        let words = buffer.inner.clone().reinterpret::<[u32]>();
        self.submit("filling a buffer", |commands| {
            commands
                .fill_buffer(words, value.to_bits())
                .map_err(|error| error.told(self.doing("filling a buffer")))?;
            Ok(())
        })?;
        Ok(buffer)
    }

    /// As many numbers, of no particular value.
    ///
    /// # Errors
    ///
    /// Those of [`Gpu::buffer`].
    pub fn uninitialised(&self, len: usize) -> Result<Buffer, Error> {
        let bytes = 4 * len as u64;
        if bytes > self.about().buffer {
            let device = self.about().name.clone();
            return Err(Error::BufferTooLarge { bytes, limit: self.about().buffer, device });
        }
        let mut doing = self.doing("making a buffer");
        doing.bytes = bytes;
        let held = Held::new(self.tally(), bytes, doing.memory)
            .ok_or_else(|| VulkanError::OutOfDeviceMemory.told(doing))?;
        Ok(Buffer { inner: self.allocate(len.max(1), Use::Kernels)?, len, _held: held })
    }

    /// Writes numbers over a whole buffer.
    ///
    /// # Errors
    ///
    /// Those of [`Gpu::buffer`].
    ///
    /// # Panics
    ///
    /// When there are not as many as the buffer holds.
    pub fn write(&self, buffer: &Buffer, values: &[f32]) -> Result<(), Error> {
        assert_eq!(buffer.len, values.len(), "the numbers of a buffer");
        if self.is_direct() {
            return self.fill_directly(&buffer.inner, values);
        }
        let mut way: Option<Subbuffer<[f32]>> = None;
        for (place, piece) in values.chunks(PIECE).enumerate() {
            let way = match &way {
                Some(way) => way.clone(),
                None => way.insert(self.allocate(piece.len(), Use::Upload)?).clone(),
            };
            let way = way.slice(..piece.len() as DeviceSize);
            self.fill_directly(&way, piece)?;
            self.copy_part(way, part(&buffer.inner, place * PIECE, piece.len()))?;
        }
        Ok(())
    }

    /// The numbers of a buffer.
    ///
    /// # Errors
    ///
    /// [`Error::OutOfMemory`], [`Error::DeviceLost`].
    pub fn read(&self, buffer: &Buffer) -> Result<Vec<f32>, Error> {
        let mut values = vec![0.0; buffer.len];
        self.read_into(buffer, &mut values)?;
        Ok(values)
    }

    /// Reads the numbers of a buffer into a slice.
    ///
    /// # Errors
    ///
    /// Those of [`Gpu::read`].
    ///
    /// # Panics
    ///
    /// When the slice has another length.
    pub fn read_into(&self, buffer: &Buffer, values: &mut [f32]) -> Result<(), Error> {
        assert_eq!(buffer.len, values.len(), "the numbers of a buffer");
        if self.is_direct() {
            return self.take_directly(&buffer.inner, values);
        }
        let mut way: Option<Subbuffer<[f32]>> = None;
        for (place, piece) in values.chunks_mut(PIECE).enumerate() {
            let way = match &way {
                Some(way) => way.clone(),
                None => way.insert(self.allocate(piece.len(), Use::Download)?).clone(),
            };
            let way = way.slice(..piece.len() as DeviceSize);
            self.copy_part(part(&buffer.inner, place * PIECE, piece.len()), way.clone())?;
            self.take_directly(&way, piece)?;
        }
        Ok(())
    }

    fn allocate(&self, len: usize, used: Use) -> Result<Subbuffer<[f32]>, Error> {
        let (usage, filter) = match used {
            Use::Kernels => (
                BufferUsage::STORAGE_BUFFER | BufferUsage::TRANSFER_SRC | BufferUsage::TRANSFER_DST,
                if self.is_direct() {
                    MemoryTypeFilter::PREFER_DEVICE | MemoryTypeFilter::HOST_RANDOM_ACCESS
                } else {
                    MemoryTypeFilter::PREFER_DEVICE
                },
            ),
            Use::Upload => (
                BufferUsage::TRANSFER_SRC,
                MemoryTypeFilter::PREFER_HOST | MemoryTypeFilter::HOST_SEQUENTIAL_WRITE,
            ),
            Use::Download => (
                BufferUsage::TRANSFER_DST,
                MemoryTypeFilter::PREFER_HOST | MemoryTypeFilter::HOST_RANDOM_ACCESS,
            ),
        };
        let mut doing = self.doing("making a buffer");
        doing.bytes = 4 * len as u64;
        Vulkan::new_slice(
            self.memory().clone(),
            BufferCreateInfo { usage, ..BufferCreateInfo::default() },
            AllocationCreateInfo { memory_type_filter: filter, ..AllocationCreateInfo::default() },
            len as DeviceSize,
        )
        .map_err(|error| error.told(doing))
    }

    fn copy_part(&self, from: Subbuffer<[f32]>, to: Subbuffer<[f32]>) -> Result<(), Error> {
        self.submit("copying a buffer", |commands| {
            commands
                .copy_buffer(CopyBufferInfoTyped::buffers(from, to))
                .map_err(|error| error.told(self.doing("copying a buffer")))?;
            Ok(())
        })
    }

    fn fill_directly(&self, memory: &Subbuffer<[f32]>, values: &[f32]) -> Result<(), Error> {
        let _turn = self.turn();
        let mut memory =
            memory.write().map_err(|error| error.told(self.doing("writing a buffer")))?;
        memory[..values.len()].copy_from_slice(values);
        Ok(())
    }

    fn take_directly(&self, memory: &Subbuffer<[f32]>, values: &mut [f32]) -> Result<(), Error> {
        let _turn = self.turn();
        let memory = memory.read().map_err(|error| error.told(self.doing("reading a buffer")))?;
        values.copy_from_slice(&memory[..values.len()]);
        Ok(())
    }
}

fn part(buffer: &Subbuffer<[f32]>, start: usize, len: usize) -> Subbuffer<[f32]> {
    let start = start as DeviceSize;
    buffer.clone().slice(start..start + len as DeviceSize)
}
