//! `bench kernels`: the crate `kernels` beside Python's libraries, the products that the book draws, and the kernels in WGSL.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, ExitCode, Stdio};

use anstream::eprintln;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use grader::course::Course;

use crate::arguments;
use crate::cli::Trouble;
use crate::style::QUIET;

pub fn command() -> Command {
    Command::new("kernels")
        .about("The crate `kernels` beside NumPy, SciPy, scikit-learn, opt_einsum, JAX and PyTorch")
        .after_help(
            "Examples:\n  cargo xtask bench kernels\n  \
             cargo xtask bench kernels --only einsum --repetitions 21\n  \
             cargo xtask bench kernels --python ~/venv/bin/python --json\n  \
             cargo xtask bench kernels --save book/data/products.json    what the page on products draws\n  \
             cargo xtask bench kernels --gpu    WGSL on a device, transfers apart\n  \
             cargo xtask bench kernels --gpu --save book/data/device.json    what the page on tiles draws\n\n\
             It builds in release mode, and measures kernels and libraries in turns, on every core. The\n\
             libraries are those of the Python given by --python, or by the variable GRADUS_PYTHON, or of\n\
             the active virtual environment, or of python3; each is measured where it is installed. With\n\
             --save it measures instead one product written in six ways, from three plain loops to OpenBLAS,\n\
             and how fast this machine copies and computes. With --gpu it measures the kernels in WGSL, beside\n\
             those for the processor and, where PyTorch or JAX have the same GPU, beside these, and how fast the\n\
             device copies and computes; with --save too, it also keeps that.\n\n\
             Exit codes: 0 every kernel is as fast as it must be beside the libraries that were measured,\n\
             1 one is not, or it could not be measured.",
        )
        .args([
            Arg::new("python")
                .long("python")
                .value_name("PATH")
                .value_parser(value_parser!(PathBuf))
                .help("The Python whose libraries are measured"),
            Arg::new("only")
                .long("only")
                .value_name("TEXT")
                .help("Measure the rows whose name contains this"),
            Arg::new("repetitions")
                .long("repetitions")
                .value_name("N")
                .value_parser(value_parser!(u32).range(1..))
                .default_value("7")
                .help("Measure everything this often, in turns"),
            Arg::new("gpu")
                .long("gpu")
                .action(ArgAction::SetTrue)
                .conflicts_with("only")
                .help("Measure the kernels in WGSL instead, on the device that GRADUS_DEVICE names"),
            Arg::new("save")
                .long("save")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .conflicts_with_all(["only", "json"])
                .help("Measure a product in six ways, or with --gpu the device, and write the times to this file"),
            arguments::json(),
        ])
}

pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    let mut cargo = Process::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(&course.root);
    let gpu = arguments.get_flag("gpu");
    let (package, bench) = if gpu { ("wgsl", "device") } else { ("kernels", "peers") };
    cargo.args(["bench", "--quiet", "--package", package, "--bench", bench, "--"]);
    let repetitions: u32 = *arguments.get_one("repetitions").expect("it has a default");
    cargo.args(["--repetitions", &repetitions.to_string()]);
    let save = arguments.get_one::<PathBuf>("save");
    if let Some(file) = save {
        cargo.arg("--save").arg(std::path::absolute(file)?);
    }
    // The product in six ways is no library's.
    let python = if gpu || save.is_none() { python(arguments)? } else { None };
    if let Some(python) = python {
        cargo.arg("--python").arg(python);
    }
    if let Some(text) = arguments.get_one::<String>("only") {
        cargo.args(["--only", text]);
    }
    if arguments.get_flag("json") {
        cargo.arg("--json");
    }
    let status = cargo.status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The Python that has NumPy: the one that is named, or else one that is found; `None`, which is said, where none has.
fn python(arguments: &ArgMatches) -> Result<Option<PathBuf>, Trouble> {
    let named = arguments.get_one::<PathBuf>("python").cloned();
    if let Some(python) = named.or_else(|| env::var_os("GRADUS_PYTHON").map(PathBuf::from)) {
        // What is run runs in another folder.
        let python =
            if python.components().count() > 1 { std::path::absolute(python)? } else { python };
        return if has_numpy(&python) {
            Ok(Some(python))
        } else {
            Err(format!("{0} has no NumPy: {0} -m pip install numpy", python.display()).into())
        };
    }
    let active = env::var_os("VIRTUAL_ENV").map(|folder| {
        let folder = PathBuf::from(folder);
        if cfg!(windows) { folder.join("Scripts/python.exe") } else { folder.join("bin/python") }
    });
    let found = active.into_iter().chain(["python3".into()]).find(|python| has_numpy(python));
    if found.is_none() {
        eprintln!(
            "{QUIET}No Python with NumPy is found, so that the kernels are measured alone; --python names one.{QUIET:#}"
        );
    }
    Ok(found)
}

fn has_numpy(python: &Path) -> bool {
    let null = Stdio::null;
    let status = Process::new(python)
        .args(["-c", "import numpy"])
        .stdin(null())
        .stdout(null())
        .stderr(null())
        .status();
    status.is_ok_and(|status| status.success())
}
