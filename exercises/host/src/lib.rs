//! What the hosts of kernels share.
//!
//! A host is the program that runs the kernel of an exercise, and answers the grader's calls by what the kernel makes
//! of them. The kernel lies beside the program, in a file with the same name that ends in `.wgsl`, and is read when
//! it is first needed: after an edit of the kernel no Rust is compiled.
//!
//! ```ignore
//! host::answers! { kernels ["saxpy"]; saxpy }
//! ```

use std::process::ExitCode;
use std::sync::OnceLock;
use std::{env, fs};

use gpu::{Error, Gpu, Grid, Scalar, Wgsl};

pub use kit;

/// Makes the program a host: of these entry points, which the kernel has to have, and these functions, which the
/// grader may call.
///
/// Expands to the `main` of the program.
#[macro_export]
macro_rules! answers {
    (kernels [$($kernel:literal),* $(,)?]; $($function:ident),* $(,)?) => {
        fn main() -> std::process::ExitCode {
            $crate::main(&[$($kernel),*], &[$($crate::kit::entry(
                stringify!($function),
                |arguments| {
                    $crate::kit::Answers::answer(&$function, arguments, &$crate::kit::Kept::default())
                },
                $crate::kit::Answers::signature(&$function),
            )),*])
        }
    };
}

/// What stands in a stub in place of the body of a kernel.
const OPEN: &str = "// todo!()";

/// The whole of a host: with `--check FILE` it says whether that kernel would do, and otherwise it answers calls.
pub fn main(kernels: &[&str], table: &[kit::Entry]) -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [check, file] = arguments.as_slice()
        && check == "--check"
    {
        return match examine(file, kernels) {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => {
                println!("{message}");
                ExitCode::FAILURE
            }
        };
    }
    kit::serve(table);
    ExitCode::SUCCESS
}

/// Compiles each entry point of the kernel in a file, as far as the device needs it.
fn examine(file: &str, kernels: &[&str]) -> Result<(), String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let gpu = Gpu::open().map_err(|error| error.to_string())?;
    for kernel in kernels {
        let wgsl = Wgsl::new(file, &text).entry(kernel);
        gpu.kernel(&wgsl).map_err(|error| match error {
            Error::Compile { file, message } if !message.contains(&file) => {
                format!("error: {file}: {message}")
            }
            Error::Compile { message, .. } => message,
            other => other.to_string(),
        })?;
    }
    Ok(())
}

/// The text of the kernel beside this program.
fn source() -> &'static str {
    static SOURCE: OnceLock<String> = OnceLock::new();
    SOURCE.get_or_init(|| {
        let program = env::current_exe().expect("the system says where the program lies");
        let file = program.with_extension("wgsl");
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    })
}

fn device() -> &'static Gpu {
    static DEVICE: OnceLock<Gpu> = OnceLock::new();
    DEVICE.get_or_init(|| Gpu::open().unwrap_or_else(|error| panic!("{error}")))
}

/// A run of an entry point of the kernel, with what it is given.
#[must_use]
pub struct Run<'a> {
    entry: &'static str,
    constants: Vec<(&'static str, u32)>,
    scalars: Vec<(&'static str, Scalar)>,
    buffers: Vec<(&'static str, &'a [f32])>,
}

/// Begins a run of this entry point.
pub fn kernel<'a>(entry: &'static str) -> Run<'a> {
    Run { entry, constants: Vec::new(), scalars: Vec::new(), buffers: Vec::new() }
}

impl<'a> Run<'a> {
    /// A value for an `override` constant.
    pub fn set(mut self, constant: &'static str, value: u32) -> Self {
        self.constants.push((constant, value));
        self
    }

    /// A size among the immediates.
    pub fn size(mut self, name: &'static str, size: usize) -> Self {
        self.scalars.push((name, Scalar::size(size)));
        self
    }

    /// A number among the immediates.
    pub fn number(mut self, name: &'static str, number: f32) -> Self {
        self.scalars.push((name, Scalar::Number(number)));
        self
    }

    /// What a buffer holds before.
    pub fn buffer(mut self, name: &'static str, values: &'a [f32]) -> Self {
        self.buffers.push((name, values));
        self
    }

    /// Runs so many workgroups in each direction; what the buffer `wanted` holds afterwards.
    ///
    /// Buffers and immediates that the kernel does not use are not given to it.
    ///
    /// # Panics
    /// When the kernel is not written yet, declares what it is not given, or cannot be run.
    pub fn run(self, workgroups: [usize; 3], wanted: &str) -> Vec<f32> {
        assert_written(self.entry);
        self.try_run(workgroups, wanted).unwrap_or_else(|error| panic!("{error}"))
    }

    fn try_run(&self, workgroups: [usize; 3], wanted: &str) -> Result<Vec<f32>, Error> {
        let mut wgsl = Wgsl::new("the kernel", source()).entry(self.entry);
        for (constant, value) in &self.constants {
            wgsl = wgsl.set(constant, *value);
        }
        let gpu = device();
        let kernel = gpu.kernel(&wgsl)?;
        let mut given = Vec::new();
        let mut result = None;
        for name in kernel.buffers() {
            let (_, values) =
                self.buffers.iter().find(|(known, _)| *known == name).unwrap_or_else(|| {
                    panic!("nothing is given for the buffer `{name}`: keep those of the stub")
                });
            result = result.or((name == wanted).then_some(given.len()));
            given.push(gpu.buffer(values)?);
        }
        let scalars: Vec<Scalar> = kernel
            .scalars()
            .map(|name| {
                let known = self.scalars.iter().find(|(known, _)| *known == name);
                known.unwrap_or_else(|| {
                    panic!("nothing is given for the immediate `{name}`: keep those of the stub")
                })
            })
            .map(|(_, scalar)| *scalar)
            .collect();
        let grid = workgroups.map(|count| u32::try_from(count).expect("a number of workgroups"));
        gpu.run(&kernel, &given.iter().collect::<Vec<_>>(), &scalars, Grid::Exactly(grid))?;
        match result {
            Some(place) => gpu.read(&given[place]),
            // Nobody has written to it.
            None => Ok(self
                .buffers
                .iter()
                .find(|(name, _)| *name == wanted)
                .map_or_else(Vec::new, |(_, values)| values.to_vec())),
        }
    }
}

/// How many workgroups of `width` invocations it takes for `n`: one at least.
pub fn workgroups(n: usize, width: u32) -> usize {
    n.div_ceil(width as usize).max(1)
}

/// Panics as `todo!()` does where the body of an entry point is still open.
fn assert_written(entry: &str) {
    let begins = format!("\nfn {entry}(");
    let body = source().split_once(&begins).map_or("", |(_, body)| body);
    let body = body.split_once("\n}").map_or(body, |(body, _)| body);
    if body.contains(OPEN) {
        todo!("the kernel {entry}");
    }
}
