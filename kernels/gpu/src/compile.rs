//! From WGSL to SPIR-V, by naga.

use naga::back::PipelineConstants;
use naga::back::pipeline_constants::{PipelineConstantError, process_overrides};
use naga::back::spv;
use naga::front::wgsl;
use naga::proc::{BoundsCheckPolicies, BoundsCheckPolicy, Layouter};
use naga::valid::{Capabilities, ShaderStages, SubgroupOperationSet, ValidationFlags, Validator};
use naga::{AddressSpace, Module, ScalarKind, ShaderStage, StorageAccess, TypeInner};

use crate::device::About;
use crate::error::Error;

/// A kernel as it is written: a text in WGSL, the entry point, and values for its `override` constants.
#[derive(Clone, Debug, PartialEq)]
pub struct Wgsl<'a> {
    /// What the file is called in messages.
    pub file: &'a str,
    /// The text.
    pub text: &'a str,
    /// The `@compute` function; the only one where this is empty.
    pub entry: &'a str,
    /// Values of `override` constants, such as the width of a workgroup.
    pub constants: Vec<(&'a str, f64)>,
    /// Whether indices into arrays of workgroup and private memory are kept inside by code that naga adds.
    pub(crate) checked: bool,
}

impl<'a> Wgsl<'a> {
    /// The text of a file, whose only entry point is taken.
    pub fn new(file: &'a str, text: &'a str) -> Self {
        Self { file, text, entry: "", constants: Vec::new(), checked: true }
    }

    /// The same with this entry point.
    #[must_use]
    pub fn entry(mut self, entry: &'a str) -> Self {
        self.entry = entry;
        self
    }

    /// The same with this value for an `override` constant.
    #[must_use]
    pub fn set(mut self, constant: &'a str, value: impl Into<f64>) -> Self {
        self.constants.push((constant, value.into()));
        self
    }

    /// The same without checks of indices into workgroup memory, which cost time: for kernels whose indices are tested.
    #[must_use]
    pub fn unchecked(mut self) -> Self {
        self.checked = false;
        self
    }
}

/// A buffer that a kernel declares: `@group(0) @binding(N) var<storage, …> name`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Binding {
    pub number: u32,
    pub name: String,
    pub written: bool,
}

/// A scalar of `var<immediate>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Immediate {
    pub offset: u32,
    pub name: String,
    pub kind: ScalarKind,
}

/// A kernel in SPIR-V, and what it declares.
#[derive(Clone, Debug)]
pub(crate) struct Compiled {
    pub words: Vec<u32>,
    pub entry: String,
    pub bindings: Vec<Binding>,
    pub immediates: Vec<Immediate>,
    pub workgroup: [u32; 3],
    pub workgroup_memory: u32,
}

/// Compiles a kernel for a device.
///
/// # Errors
///
/// [`Error::Compile`] with naga's message and the line, and [`Error::Unsupported`] where the device has no subgroups.
pub(crate) fn compile(wgsl: &Wgsl, about: &About) -> Result<Compiled, Error> {
    let refused = |message: String| Error::Compile { file: wgsl.file.into(), message };
    let module = wgsl::parse_str(wgsl.text)
        .map_err(|error| refused(error.emit_to_string_with_path(wgsl.text, wgsl.file)))?;
    let entry = entry_point(&module, wgsl)?;
    let info = validator(true)
        .validate(&module)
        .map_err(|error| refused(error.emit_to_string_with_path(wgsl.text, wgsl.file)))?;
    if !about.subgroup_arithmetic && validator(false).validate(&module).is_err() {
        return Err(Error::Unsupported {
            file: wgsl.file.into(),
            reason: format!("it adds within subgroups, which {} cannot", about.name),
        });
    }
    let mut constants = PipelineConstants::default();
    for (name, value) in &wgsl.constants {
        constants.insert((*name).into(), *value);
    }
    let (module, info) =
        process_overrides(&module, &info, Some((ShaderStage::Compute, &entry)), &constants)
            .map_err(|error| refused(constant_message(&error)))?;
    let index =
        if wgsl.checked { BoundsCheckPolicy::Restrict } else { BoundsCheckPolicy::Unchecked };
    let options = spv::Options {
        lang_version: (1, 3),
        flags: spv::WriterFlags::empty(),
        bounds_check_policies: BoundsCheckPolicies {
            index,
            // Robust buffer access, a feature of the device, keeps these inside.
            buffer: BoundsCheckPolicy::Unchecked,
            ..BoundsCheckPolicies::default()
        },
        // Zeroing it in every workgroup makes the first dispatch on lavapipe take seconds.
        zero_initialize_workgroup_memory: spv::ZeroInitializeWorkgroupMemoryMode::None,
        force_loop_bounding: false,
        emit_int_div_checks: wgsl.checked,
        ..spv::Options::default()
    };
    let pipeline =
        spv::PipelineOptions { shader_stage: ShaderStage::Compute, entry_point: entry.clone() };
    let words = spv::write_vec(&module, &info, &options, Some(&pipeline))
        .map_err(|error| refused(error.to_string()))?;
    describe(&module, wgsl, words, entry)
}

fn validator(subgroups: bool) -> Validator {
    let mut capabilities = Capabilities::IMMEDIATES;
    if subgroups {
        capabilities |= Capabilities::SUBGROUP;
    }
    let mut validator = Validator::new(ValidationFlags::all(), capabilities);
    validator
        .subgroup_stages(ShaderStages::COMPUTE)
        .subgroup_operations(SubgroupOperationSet::BASIC | SubgroupOperationSet::ARITHMETIC);
    validator
}

fn entry_point(module: &Module, wgsl: &Wgsl) -> Result<String, Error> {
    let compute = module.entry_points.iter().filter(|entry| entry.stage == ShaderStage::Compute);
    let names: Vec<&str> = compute.map(|entry| entry.name.as_str()).collect();
    let refused = |message: String| Err(Error::Compile { file: wgsl.file.into(), message });
    match (names.as_slice(), wgsl.entry) {
        ([], _) => refused("it has no function marked `@compute @workgroup_size(…)`".into()),
        ([only], "") => Ok((*only).into()),
        (_, "") => refused(format!("it has several entry points, {}: name one", names.join(", "))),
        (_, wanted) if names.contains(&wanted) => Ok(wanted.into()),
        (_, wanted) => {
            refused(format!("it has no entry point {wanted}; there is {}", names.join(", ")))
        }
    }
}

fn constant_message(error: &PipelineConstantError) -> String {
    match error {
        PipelineConstantError::NotFound(name) => format!("it has no `override {name}`"),
        PipelineConstantError::MissingValue(name) => {
            format!("`override {name}` has no value: give it one, there or by `set`")
        }
        PipelineConstantError::ValidationError(error) => {
            let reason = std::error::Error::source(error.as_inner())
                .map_or_else(String::new, |reason| format!(": {reason}"));
            format!("with these constants it is not valid: {}{reason}", error.as_inner())
        }
        other => other.to_string(),
    }
}

/// What the module declares.
fn describe(
    module: &Module,
    wgsl: &Wgsl,
    words: Vec<u32>,
    entry: String,
) -> Result<Compiled, Error> {
    let refused = |message: String| Error::Compile { file: wgsl.file.into(), message };
    let mut layouter = Layouter::default();
    layouter.update(module.to_ctx()).map_err(|error| refused(error.to_string()))?;
    let mut bindings = Vec::new();
    let mut immediates = Vec::new();
    let mut workgroup_memory = 0;
    for (_, variable) in module.global_variables.iter() {
        let name = variable.name.clone().unwrap_or_default();
        match variable.space {
            AddressSpace::Storage { access } => {
                let place = variable.binding.filter(|place| place.group == 0);
                let Some(place) = place else {
                    return Err(refused(format!("`{name}` is to be in `@group(0)`")));
                };
                let written = access.contains(StorageAccess::STORE);
                bindings.push(Binding { number: place.binding, name, written });
            }
            AddressSpace::Immediate => {
                immediates = scalars(module, variable.ty, &name).ok_or_else(|| {
                    refused(format!("`var<immediate> {name}` is to hold scalars of 32 bits alone"))
                })?;
            }
            AddressSpace::WorkGroup => {
                let layout = layouter[variable.ty];
                workgroup_memory += layout.alignment.round_up(layout.size);
            }
            AddressSpace::Uniform | AddressSpace::Handle => {
                return Err(refused(format!(
                    "`{name}` is neither a storage buffer nor immediate: give scalars by `var<immediate>`"
                )));
            }
            _ => {}
        }
    }
    bindings.sort_by_key(|binding| binding.number);
    let compute = module.entry_points.iter().find(|known| known.name == entry);
    let workgroup = compute.expect("it was found before").workgroup_size;
    Ok(Compiled { words, entry, bindings, immediates, workgroup, workgroup_memory })
}

/// The scalars of a type: itself, or the members of a structure.
fn scalars(module: &Module, ty: naga::Handle<naga::Type>, name: &str) -> Option<Vec<Immediate>> {
    let scalar = |ty: naga::Handle<naga::Type>| match module.types[ty].inner {
        TypeInner::Scalar(scalar) if scalar.width == 4 => Some(scalar.kind),
        _ => None,
    };
    if let TypeInner::Struct { members, .. } = &module.types[ty].inner {
        let member = |member: &naga::StructMember| {
            Some(Immediate {
                offset: member.offset,
                name: member.name.clone().unwrap_or_default(),
                kind: scalar(member.ty)?,
            })
        };
        return members.iter().map(member).collect();
    }
    Some(vec![Immediate { offset: 0, name: name.into(), kind: scalar(ty)? }])
}
