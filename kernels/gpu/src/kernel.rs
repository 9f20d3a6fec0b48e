//! Kernels that are ready to run, each compiled once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use vulkano::device::Device;
use vulkano::pipeline::compute::ComputePipelineCreateInfo;
use vulkano::pipeline::layout::PipelineDescriptorSetLayoutCreateInfo;
use vulkano::pipeline::{ComputePipeline, PipelineLayout, PipelineShaderStageCreateInfo};
use vulkano::shader::{ShaderModule, ShaderModuleCreateInfo};

use crate::compile::{Binding, Compiled, Immediate, Wgsl, compile};
use crate::device::About;
use crate::error::{Doing, Error, Told, size};

/// A kernel that a device is ready to run.
#[derive(Debug)]
pub struct Kernel {
    pub(crate) file: String,
    pub(crate) bindings: Vec<Binding>,
    pub(crate) immediates: Vec<Immediate>,
    pub(crate) workgroup: [u32; 3],
    pub(crate) pipeline: Arc<ComputePipeline>,
}

impl Kernel {
    /// The names of its buffers, in the order of their `@binding` numbers. What its entry point does not use may be missing.
    pub fn buffers(&self) -> impl Iterator<Item = &str> {
        self.bindings.iter().map(|binding| binding.name.as_str())
    }

    /// The names of its immediates, in order; there are none where its entry point uses none.
    pub fn scalars(&self) -> impl Iterator<Item = &str> {
        self.immediates.iter().map(|immediate| immediate.name.as_str())
    }

    /// How many invocations its workgroup has in each direction, as compiled.
    pub fn workgroup(&self) -> [u32; 3] {
        self.workgroup
    }
}

/// What makes two kernels the same.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Key {
    text: String,
    entry: String,
    constants: Vec<(String, u64)>,
    checked: bool,
}

impl Key {
    fn of(wgsl: &Wgsl) -> Self {
        let constant = |(name, value): &(&str, f64)| ((*name).to_owned(), value.to_bits());
        Self {
            text: wgsl.text.into(),
            entry: wgsl.entry.into(),
            constants: wgsl.constants.iter().map(constant).collect(),
            checked: wgsl.checked,
        }
    }
}

/// The kernels compiled so far.
#[derive(Debug, Default)]
pub(crate) struct Kernels {
    known: Mutex<HashMap<Key, Arc<Kernel>>>,
}

impl Kernels {
    /// The kernel, compiled unless it was before.
    pub fn get(
        &self,
        device: &Arc<Device>,
        about: &About,
        wgsl: &Wgsl,
    ) -> Result<Arc<Kernel>, Error> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let key = Key::of(wgsl);
        if let Some(kernel) = known.get(&key) {
            return Ok(Arc::clone(kernel));
        }
        let compiled = compile(wgsl, about)?;
        fits(&compiled, about, wgsl.file)?;
        let kernel = Arc::new(build(device, about, compiled, wgsl.file)?);
        known.insert(key, Arc::clone(&kernel));
        Ok(kernel)
    }
}

/// Sees that the device has what the kernel asks for.
fn fits(compiled: &Compiled, about: &About, file: &str) -> Result<(), Error> {
    let refused = |reason: String| Err(Error::Unsupported { file: file.into(), reason });
    let [x, y, z] = compiled.workgroup;
    let all = compiled.workgroup.iter().map(|size| u64::from(*size)).product::<u64>();
    if all > u64::from(about.invocations)
        || compiled.workgroup.iter().zip(about.workgroup).any(|(size, most)| *size > most)
    {
        let [most_x, most_y, most_z] = about.workgroup;
        return refused(format!(
            "its workgroup of ({x}, {y}, {z}) is too large: {} allows ({most_x}, {most_y}, {most_z}) and {} invocations in all",
            about.name, about.invocations
        ));
    }
    if compiled.workgroup_memory > about.workgroup_memory {
        return refused(format!(
            "it asks for {} of workgroup memory, and {} has {}",
            size(compiled.workgroup_memory.into()),
            about.name,
            size(about.workgroup_memory.into())
        ));
    }
    Ok(())
}

fn build(
    device: &Arc<Device>,
    about: &About,
    compiled: Compiled,
    file: &str,
) -> Result<Kernel, Error> {
    let doing =
        Doing { what: "building a kernel", device: &about.name, memory: about.memory, bytes: 0 };
    // SAFETY: naga has validated the module that it wrote these words from.
    #[allow(unsafe_code)]
    let module = unsafe {
        ShaderModule::new(Arc::clone(device), ShaderModuleCreateInfo::new(&compiled.words))
    };
    let module = module.map_err(|error| error.told(doing))?;
    let entry = module.entry_point(&compiled.entry).expect("it is what was compiled");
    let stage = PipelineShaderStageCreateInfo::new(entry);
    let layout = PipelineDescriptorSetLayoutCreateInfo::from_stages([&stage])
        .into_pipeline_layout_create_info(Arc::clone(device))
        .map_err(|error| error.error.told(doing))?;
    let layout =
        PipelineLayout::new(Arc::clone(device), layout).map_err(|error| error.told(doing))?;
    let info = ComputePipelineCreateInfo::stage_layout(stage, layout);
    let pipeline =
        ComputePipeline::new(Arc::clone(device), None, info).map_err(|error| error.told(doing))?;
    Ok(Kernel {
        file: file.into(),
        bindings: compiled.bindings,
        immediates: compiled.immediates,
        workgroup: compiled.workgroup,
        pipeline,
    })
}
