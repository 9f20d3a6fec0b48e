//! Running kernels, and timing them.

use std::sync::Arc;
use std::time::Duration;

use naga::ScalarKind;
use vulkano::command_buffer::{
    AutoCommandBufferBuilder, CopyBufferInfoTyped, PrimaryAutoCommandBuffer,
};
use vulkano::descriptor_set::{DescriptorSet, WriteDescriptorSet};
use vulkano::pipeline::{Pipeline, PipelineBindPoint};
use vulkano::query::{QueryPool, QueryPoolCreateInfo, QueryResultFlags, QueryType};
use vulkano::sync::PipelineStage;

use crate::buffer::Buffer;
use crate::error::{Error, Told};
use crate::gpu::Gpu;
use crate::kernel::Kernel;

/// A member of a kernel's `var<immediate>`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scalar {
    /// A `u32`: a size.
    Size(u32),
    /// An `f32`: a number.
    Number(f32),
}

impl Scalar {
    /// A size, which kernels count in 32 bits.
    ///
    /// # Panics
    ///
    /// When it is not below 2³²: no buffer holds as many numbers.
    pub fn size(size: usize) -> Self {
        Self::Size(u32::try_from(size).expect("a size below 2^32"))
    }

    fn bits(self) -> u32 {
        match self {
            Self::Size(size) => size,
            Self::Number(number) => number.to_bits(),
        }
    }

    fn kind(self) -> ScalarKind {
        match self {
            Self::Size(_) => ScalarKind::Uint,
            Self::Number(_) => ScalarKind::Float,
        }
    }
}

/// How many workgroups run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grid {
    /// At least as many workgroups, in one direction where the device allows so many there, or else in two or three.
    ///
    /// A kernel takes its number to be `w.x + n.x * (w.y + n.y * w.z)`, with w = `workgroup_id` and n = `num_workgroups`,
    /// and does nothing where that is beyond its work: a few more may run than were asked for.
    Groups(u64),
    /// Exactly as many in each direction.
    Exactly([u32; 3]),
}

impl Grid {
    /// Enough workgroups for as many invocations, when a workgroup has `width`.
    pub fn covering(invocations: usize, width: u32) -> Self {
        Self::Groups((invocations as u64).div_ceil(u64::from(width)))
    }

    /// The sizes in each direction, none above those allowed, or none where there are too many.
    fn sizes(self, most: [u32; 3]) -> Option<[u32; 3]> {
        let groups = match self {
            Self::Exactly(sizes) => {
                return sizes.iter().zip(most).all(|(size, most)| *size <= most).then_some(sizes);
            }
            Self::Groups(groups) => groups,
        };
        let [most_x, most_y, most_z] = most.map(u64::from);
        let rows = groups.div_ceil(most_x).max(1);
        let layers = rows.div_ceil(most_y);
        if layers > most_z {
            return None;
        }
        let y = rows.div_ceil(layers);
        let x = groups.div_ceil(y * layers);
        let all = x.checked_mul(y * layers)?;
        // The number of a workgroup is a u32.
        u32::try_from(all).ok()?;
        Some([x, y, layers].map(|size| u32::try_from(size).expect("at most what is allowed")))
    }
}

/// A kernel with what it works on.
#[derive(Clone, Copy, Debug)]
pub struct Dispatch<'a> {
    /// The kernel.
    pub kernel: &'a Kernel,
    /// Its buffers, in the order of their `@binding` numbers.
    pub buffers: &'a [&'a Buffer],
    /// The members of its `var<immediate>`, in order.
    pub scalars: &'a [Scalar],
    /// How many workgroups.
    pub grid: Grid,
}

type Commands = AutoCommandBufferBuilder<PrimaryAutoCommandBuffer>;

impl Gpu {
    /// Runs a kernel to its end; how long that took by the device's clock, where it has one, transfers apart.
    ///
    /// # Errors
    ///
    /// [`Error::Arguments`] where buffers or scalars are not those that the kernel declares,
    /// [`Error::TooManyWorkgroups`], [`Error::DeviceLost`].
    pub fn run(
        &self,
        kernel: &Kernel,
        buffers: &[&Buffer],
        scalars: &[Scalar],
        grid: Grid,
    ) -> Result<Option<Duration>, Error> {
        let times = self.run_all(&[Dispatch { kernel, buffers, scalars, grid }])?;
        Ok(times[0])
    }

    /// Runs kernels one after another, each seeing what those before have written; how long each took.
    ///
    /// # Errors
    ///
    /// Those of [`Gpu::run`].
    pub fn run_all(&self, dispatches: &[Dispatch]) -> Result<Vec<Option<Duration>>, Error> {
        let clock = self.clock(dispatches.len())?;
        self.submit("running a kernel", |commands| {
            self.stamp(commands, clock.as_ref(), 0)?;
            for (place, dispatch) in dispatches.iter().enumerate() {
                self.record(commands, dispatch)?;
                self.stamp(commands, clock.as_ref(), place + 1)?;
            }
            Ok(())
        })?;
        self.times(clock.as_ref(), dispatches.len())
    }

    /// Copies one buffer over another of the same length, within the device's memory; how long that took.
    ///
    /// # Errors
    ///
    /// [`Error::DeviceLost`].
    ///
    /// # Panics
    ///
    /// When the lengths differ.
    pub fn copy(&self, from: &Buffer, to: &Buffer) -> Result<Option<Duration>, Error> {
        assert_eq!(from.len(), to.len(), "the numbers of a buffer");
        let clock = self.clock(1)?;
        self.submit("copying a buffer", |commands| {
            self.stamp(commands, clock.as_ref(), 0)?;
            commands
                .copy_buffer(CopyBufferInfoTyped::buffers(from.inner.clone(), to.inner.clone()))
                .map_err(|error| error.told(self.doing("copying a buffer")))?;
            self.stamp(commands, clock.as_ref(), 1)
        })?;
        Ok(self.times(clock.as_ref(), 1)?[0])
    }

    fn record(&self, commands: &mut Commands, dispatch: &Dispatch) -> Result<(), Error> {
        let Dispatch { kernel, buffers, scalars, grid } = dispatch;
        check(kernel, buffers, scalars)?;
        let sizes = grid.sizes(self.about().workgroups).ok_or_else(|| {
            let groups = match grid {
                Grid::Groups(groups) => *groups,
                Grid::Exactly(sizes) => sizes.iter().map(|size| u64::from(*size)).product(),
            };
            Error::TooManyWorkgroups { groups, device: self.about().name.clone() }
        })?;
        if sizes.contains(&0) {
            return Ok(());
        }
        let doing = self.doing("running a kernel");
        let told = |error: Box<vulkano::ValidationError>| error.told(doing);
        let pipeline = &kernel.pipeline;
        let layout = pipeline.layout();
        commands.bind_pipeline_compute(Arc::clone(pipeline)).map_err(told)?;
        if let Some(set_layout) = layout.set_layouts().first() {
            // What a kernel declares and does not use has no place there.
            let used = |(binding, _): &(&crate::compile::Binding, _)| {
                set_layout.bindings().contains_key(&binding.number)
            };
            let bound = kernel.bindings.iter().zip(*buffers).filter(used);
            let writes = bound.map(|(binding, buffer)| {
                WriteDescriptorSet::buffer(binding.number, buffer.inner.clone())
            });
            let set = DescriptorSet::new(self.sets().clone(), Arc::clone(set_layout), writes, [])
                .map_err(|error| error.told(doing))?;
            commands
                .bind_descriptor_sets(PipelineBindPoint::Compute, Arc::clone(layout), 0, set)
                .map_err(told)?;
        }
        if !layout.push_constant_ranges().is_empty() {
            for (immediate, scalar) in kernel.immediates.iter().zip(*scalars) {
                commands
                    .push_constants(Arc::clone(layout), immediate.offset, scalar.bits())
                    .map_err(told)?;
            }
        }
        // SAFETY: naga has validated the kernel, robust buffer access keeps it inside its buffers, and `check` has seen that
        // each buffer that it writes is bound once.
        #[allow(unsafe_code)]
        unsafe {
            commands.dispatch(sizes).map_err(told)?;
        }
        Ok(())
    }

    /// Places for the times before the first of so many kernels and after each.
    fn clock(&self, kernels: usize) -> Result<Option<Arc<QueryPool>>, Error> {
        if self.about().tick.is_none() || kernels == 0 {
            return Ok(None);
        }
        let info = QueryPoolCreateInfo {
            query_count: u32::try_from(kernels + 1).expect("few kernels"),
            ..QueryPoolCreateInfo::query_type(QueryType::Timestamp)
        };
        QueryPool::new(Arc::clone(self.device()), info)
            .map(Some)
            .map_err(|error| error.told(self.doing("making a clock")))
    }

    fn stamp(
        &self,
        commands: &mut Commands,
        clock: Option<&Arc<QueryPool>>,
        place: usize,
    ) -> Result<(), Error> {
        let Some(clock) = clock else { return Ok(()) };
        let doing = self.doing("timing a kernel");
        let place = u32::try_from(place).expect("few kernels");
        // SAFETY: the pool is new, no one else has it, and every place is reset before and written once.
        #[allow(unsafe_code)]
        unsafe {
            if place == 0 {
                commands
                    .reset_query_pool(Arc::clone(clock), 0..clock.query_count())
                    .map_err(|error| error.told(doing))?;
            }
            commands
                .write_timestamp(Arc::clone(clock), place, PipelineStage::BottomOfPipe)
                .map_err(|error| error.told(doing))?;
        }
        Ok(())
    }

    fn times(
        &self,
        clock: Option<&Arc<QueryPool>>,
        kernels: usize,
    ) -> Result<Vec<Option<Duration>>, Error> {
        let (Some(clock), Some(tick)) = (clock, self.about().tick) else {
            return Ok(vec![None; kernels]);
        };
        let mut stamps = vec![0_u64; kernels + 1];
        clock
            .get_results(0..clock.query_count(), &mut stamps, QueryResultFlags::WAIT)
            .map_err(|error| error.told(self.doing("timing a kernel")))?;
        let between = |pair: &[u64]| {
            let ticks = pair[1].wrapping_sub(pair[0]) & self.clock_mask();
            Some(Duration::from_secs_f64(ticks as f64 * tick * 1e-9))
        };
        Ok(stamps.windows(2).map(between).collect())
    }
}

/// Sees that a kernel is given what it declares.
fn check(kernel: &Kernel, buffers: &[&Buffer], scalars: &[Scalar]) -> Result<(), Error> {
    let refused = |reason: String| Err(Error::Arguments { file: kernel.file.clone(), reason });
    if kernel.bindings.len() != buffers.len() {
        let names: Vec<&str> =
            kernel.bindings.iter().map(|binding| binding.name.as_str()).collect();
        return refused(format!(
            "it declares {} buffers ({}), and is given {}",
            names.len(),
            names.join(", "),
            buffers.len()
        ));
    }
    let kinds: Vec<ScalarKind> = scalars.iter().map(|scalar| scalar.kind()).collect();
    let declared: Vec<ScalarKind> =
        kernel.immediates.iter().map(|immediate| immediate.kind).collect();
    if kinds != declared {
        let word = |kind: &ScalarKind| match kind {
            ScalarKind::Uint => "u32",
            ScalarKind::Sint => "i32",
            ScalarKind::Float => "f32",
            _ => "another type",
        };
        let members: Vec<String> = kernel
            .immediates
            .iter()
            .map(|immediate| format!("{}: {}", immediate.name, word(&immediate.kind)))
            .collect();
        let given: Vec<&str> = kinds.iter().map(word).collect();
        return refused(format!(
            "its immediates are ({}), and it is given ({})",
            members.join(", "),
            given.join(", ")
        ));
    }
    for (place, (binding, buffer)) in kernel.bindings.iter().zip(buffers).enumerate() {
        let same = |other: &&Buffer| other.inner == buffer.inner;
        let again =
            buffers.iter().enumerate().find(|(index, other)| *index != place && same(other));
        if let Some((other, _)) = again.filter(|_| binding.written) {
            return refused(format!(
                "`{}`, which it writes, and `{}` are one buffer",
                binding.name, kernel.bindings[other].name
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_number_of_workgroups_is_split() {
        let most = [65_535; 3];
        for (groups, sizes) in [
            (0, Some([0, 1, 1])),
            (1, Some([1, 1, 1])),
            (65_535, Some([65_535, 1, 1])),
            (65_536, Some([32_768, 2, 1])),
            (65_537, Some([32_769, 2, 1])),
            (200_000, Some([50_000, 4, 1])),
            (65_535 * 65_535, Some([65_535, 65_535, 1])),
            (1 << 32, None),
        ] {
            assert_eq!(Grid::Groups(groups).sizes(most), sizes, "{groups}");
        }
        // Directions this short are nobody's, but show the third.
        for groups in 0..=64_u64 {
            let [x, y, z] = Grid::Groups(groups).sizes([4; 3]).unwrap();
            let all = u64::from(x) * u64::from(y) * u64::from(z);
            assert!(x <= 4 && y <= 4 && z <= 4 && all >= groups, "{groups}: {x} {y} {z}");
            assert!(all < groups + u64::from(y * z), "{groups}: {all} are more than are needed");
        }
        assert_eq!(Grid::Groups(65).sizes([4; 3]), None);
        assert_eq!(Grid::Exactly([3, 4, 5]).sizes([4; 3]), None);
        assert_eq!(Grid::covering(257, 256), Grid::Groups(2));
    }
}
