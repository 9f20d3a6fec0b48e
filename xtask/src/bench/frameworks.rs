//! `bench frameworks`: the same descent in every framework that an exercise is done in.
//!
//! Each program is asked over the wire, as a law asks it: what is measured is the time from the question to the answer.

mod summary;

use std::path::{Path, PathBuf};
use std::process::{Command as Process, ExitCode};
use std::thread::available_parallelism;
use std::time::Duration;
use std::{env, fs};

use anstream::{eprintln, println};
use clap::{Arg, ArgMatches, Command, value_parser};
use grader::course::{Course, Exercise};
use grader::grade::explain;
use grader::language::Language;
use grader::limits::Limits;
use grader::precision::{fitted, widened};
use grader::python;
use grader::submission::Submission;
use kit::wire::Signature;
use kit::{Array, Data, Value as Wired};
use serde_json::{Value, json};

use super::machine::{keep, machine, rounded, today};
use crate::cli::{Trouble, require_solutions};
use crate::compile::{Part, programs, target};
use crate::style::QUIET;
use crate::{arguments, compile};

/// A framework: its name, the exercise that is done in it, and the package that has its version, a crate's or one of Python's.
const FRAMEWORKS: [(&str, &str, &str); 5] = [
    ("ndarray", "landscape", "ndarray"),
    ("candle", "autodiff", "candle-core"),
    ("NumPy", "numpy", "numpy"),
    ("JAX", "jax", "jax"),
    ("PyTorch", "pytorch", "torch"),
];

/// What is measured: `end_points` from as many starts, on a grid over the square, with no momentum.
const ACROSS: u32 = 40;
const UP: u32 = 25;
const STEPS: u32 = 200;

/// A time is that of the quickest of so many answers, which a busy machine spoils least.
const ANSWERS: u32 = 5;

/// The descent that is kept step by step, from a start beside a maximum: from there rounding grows until it can be seen.
/// All its numbers have few binary digits, so that those in 32 bits begin at the same place.
const START: [f64; 2] = [4.625, 2.796_875];
const ETA: f64 = 0.125;
const PATH: u32 = 120;

/// Paths that are farther apart than this are of different descents.
const APART: f64 = 1e-3;

pub fn command() -> Command {
    Command::new("frameworks")
        .about("The descent of exercises 28 and 33 to 36, in each of their frameworks")
        .after_help(
            "Examples:\n  cargo xtask bench frameworks\n  \
             cargo xtask bench frameworks --mine    your own code\n  \
             cargo xtask bench frameworks --save book/data/frameworks.json    what the book shows\n\n\
             It builds those in Rust in release mode, and asks all in turns for the ends of 1,000 paths of\n\
             200 steps. Those in Python are measured where their modules are installed.",
        )
        .args([
            arguments::switch("mine", "Measure your own code instead of the solutions"),
            Arg::new("repetitions")
                .long("repetitions")
                .value_name("N")
                .value_parser(value_parser!(u32).range(1..))
                .default_value("9")
                .help("Measure everything this often, in turns"),
            Arg::new("save")
                .long("save")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .conflicts_with("mine")
                .help("Write the times, and one path of each, to this file"),
            arguments::python(),
            arguments::json(),
        ])
}

/// A program in a framework, and what was measured of it.
struct Framework {
    name: &'static str,
    exercise: &'static str,
    version: String,
    submission: Submission,
    signatures: Vec<Signature>,
    /// The first answer, for which the framework is loaded and whatever it compiles is compiled.
    first: Duration,
    times: Vec<Duration>,
    path: Vec<[f64; 2]>,
}

pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    let course = &arguments::with_python(course, arguments);
    let part = if arguments.get_flag("mine") { Part::Mine } else { Part::Solution };
    if part == Part::Solution {
        require_solutions(course)
            .map_err(|Trouble(why)| Trouble(format!("{why} `--mine` measures your own code.")))?;
    }
    let mut frameworks = Vec::new();
    for framework in FRAMEWORKS {
        let (name, ..) = framework;
        match prepared(course, framework, part) {
            Ok(framework) => frameworks.extend(framework),
            // A reader may have done one of the exercises alone.
            Err(Trouble(why)) if part == Part::Mine => {
                eprintln!("{QUIET}{name} is not measured: {why}{QUIET:#}");
            }
            Err(Trouble(why)) => return Err(format!("{name}: {why}").into()),
        }
    }
    if frameworks.is_empty() {
        return Err("Nothing was measured.".into());
    }
    agree(&frameworks)?;
    let repetitions: u32 = *arguments.get_one("repetitions").expect("it has a default");
    for _ in 0..repetitions {
        for framework in &mut frameworks {
            let answers = (0..ANSWERS).map(|_| framework.ends());
            let quickest = answers.collect::<Result<Vec<_>, _>>()?.into_iter().min();
            framework.times.extend(quickest);
        }
    }
    let measured = told(&frameworks, repetitions);
    if arguments.get_flag("json") {
        println!("{measured}");
    } else {
        println!("{}", summary::table(&measured));
    }
    if let Some(file) = arguments.get_one::<PathBuf>("save") {
        if frameworks.len() < FRAMEWORKS.len() {
            return Err("Nothing was saved: some frameworks are missing.".into());
        }
        keep(file, &measured)?;
        eprintln!("{} has been written.", file.display());
    }
    Ok(ExitCode::SUCCESS)
}

/// A framework that has answered once; `None`, which is said, where a module of Python is missing.
fn prepared(
    course: &Course,
    (name, exercise, package): (&'static str, &'static str, &str),
    part: Part,
) -> Result<Option<Framework>, Trouble> {
    let about = course.find(exercise)?;
    let is_python = about.about.language() == Language::Python;
    if let Some(lacking) = python::lacking(course, about) {
        eprintln!("{QUIET}{name} is not measured. {lacking}{QUIET:#}");
        return Ok(None);
    }
    let (program, version) = if is_python {
        let program = programs(course, &[about], part)?.remove(0);
        let python = python::interpreter(course)?;
        (program.map_err(Trouble)?, version_of_module(&python, package)?)
    } else {
        (built(course, about, part)?, version_of_crate(course, package)?)
    };
    let mut framework = Framework {
        name,
        exercise,
        version,
        submission: Submission::new(&program, Limits::of_a_framework()),
        signatures: course.signatures(about)?,
        first: Duration::ZERO,
        times: Vec::new(),
        path: Vec::new(),
    };
    framework.begin()?;
    Ok(Some(framework))
}

/// A program in Rust, optimised as whoever wants its numbers would have it.
fn built(course: &Course, exercise: &Exercise, part: Part) -> Result<PathBuf, Trouble> {
    let package = if part == Part::Mine { exercise.package() } else { exercise.solution_package() };
    let program = target(course).join("release").join(&package);
    let program = program.with_extension(env::consts::EXE_EXTENSION);
    if !program.exists() {
        eprintln!("{QUIET}Compiling {package} in release mode.{QUIET:#}");
    }
    let status = compile::cargo(course)
        .args(["build", "--quiet", "--release", "--package", &package])
        .status()?;
    if status.success() { Ok(program) } else { Err(format!("{package} does not compile.").into()) }
}

fn version_of_module(python: &Path, module: &str) -> Result<String, Trouble> {
    let asked = "import importlib, sys; print(importlib.import_module(sys.argv[1]).__version__)";
    let output = Process::new(python).args(["-I", "-c", asked, module]).output()?;
    // What follows a plus sign says how it was built.
    let said = String::from_utf8_lossy(&output.stdout);
    Ok(said.trim().split('+').next().unwrap_or_default().into())
}

fn version_of_crate(course: &Course, name: &str) -> Result<String, Trouble> {
    let lock = fs::read_to_string(course.root.join("Cargo.lock"))?;
    let version =
        lock.split_once(&format!("name = \"{name}\"\nversion = \"")).map(|(_, rest)| rest);
    let version = version.and_then(|rest| rest.split('"').next());
    version.map(Into::into).ok_or_else(|| format!("Cargo.lock has no {name}").into())
}

impl Framework {
    /// Loads the framework, lets it compile what it compiles, and takes one path.
    fn begin(&mut self) -> Result<(), Trouble> {
        self.first = self.ends()?;
        let starts = points(1, START.to_vec())?;
        let arguments = vec![starts, Wired::Float(ETA), Wired::Integer(PATH.into())];
        let (paths, _) = self.ask("descend", arguments)?;
        let numbers = numbers(&paths);
        if numbers.len() != 2 * (PATH as usize + 1) {
            return Err(format!("descend gives no path of {PATH} steps").into());
        }
        self.path = numbers.chunks_exact(2).map(|point| [point[0], point[1]]).collect();
        Ok(())
    }

    /// Asks for the ends of all paths; how long that took.
    fn ends(&mut self) -> Result<Duration, Trouble> {
        let coordinate = |place: u32, places: u32| 10.0 * f64::from(place) / f64::from(places - 1);
        let grid = (0..UP).flat_map(|row| (0..ACROSS).map(move |column| (column, row)));
        let grid = grid.flat_map(|(column, row)| [coordinate(column, ACROSS), coordinate(row, UP)]);
        let starts = points((ACROSS * UP) as usize, grid.collect())?;
        let arguments =
            vec![starts, Wired::Float(ETA), Wired::Float(0.0), Wired::Integer(STEPS.into())];
        let (ends, took) = self.ask("end_points", arguments)?;
        if numbers(&ends).len() != 2 * (ACROSS * UP) as usize {
            return Err("end_points gives no point for every start".into());
        }
        Ok(took)
    }

    fn ask(&mut self, function: &str, arguments: Vec<Wired>) -> Result<(Wired, Duration), Trouble> {
        let signature = self.signatures.iter().find(|one| one.name == function);
        let takes = signature.map_or(&[][..], |signature| &signature.takes);
        let refuse = &mut |_, _: &[Wired]| Err("no function was given".into());
        let (_, answer) = self.submission.call(function, fitted(arguments, takes), refuse);
        let took = self.submission.waited();
        let answer = answer.map_err(|fault| format!("{function} {}", explain(&fault)))?;
        Ok((widened(answer), took))
    }
}

/// Points as the rows of a matrix.
fn points(rows: usize, coordinates: Vec<f64>) -> Result<Wired, Trouble> {
    Ok(Wired::Array(Array::new(vec![rows, 2], vec![2, 1], 0, Data::F64(coordinates))?))
}

/// The numbers of an answer, in row-major order.
fn numbers(answer: &Wired) -> Vec<f64> {
    match answer {
        Wired::Option(Some(inner)) => numbers(inner),
        Wired::Array(array) => array.view::<f64>().into_iter().flatten().copied().collect(),
        _ => Vec::new(),
    }
}

/// Sees that all have descended the same way: the time of something else says nothing.
fn agree(frameworks: &[Framework]) -> Result<(), Trouble> {
    let Some((first, others)) = frameworks.split_first() else { return Ok(()) };
    for other in others {
        let pairs = first.path.iter().flatten().zip(other.path.iter().flatten());
        let apart = pairs.map(|(one, other)| (one - other).abs()).fold(0.0, f64::max);
        if apart.is_nan() || apart > APART {
            let (one, other) = (first.name, other.name);
            return Err(format!("The paths of {one} and {other} are {apart:.1e} apart.").into());
        }
    }
    Ok(())
}

/// What was measured, as the file keeps it.
fn told(frameworks: &[Framework], repetitions: u32) -> Value {
    let seconds = |time: Duration| rounded(time.as_secs_f64());
    let median = |times: &[Duration]| {
        let mut times = times.to_vec();
        times.sort();
        times[times.len() / 2]
    };
    let framework = |framework: &Framework| {
        json!({
            "name": framework.name,
            "exercise": framework.exercise,
            "version": framework.version,
            "seconds": seconds(median(&framework.times)),
            "first": seconds(framework.first),
            "path": framework.path,
        })
    };
    let cores = available_parallelism().map_or(1, usize::from);
    json!({
        "machine": machine(cores),
        "date": today(),
        "repetitions": repetitions,
        "answers": ANSWERS,
        "starts": ACROSS * UP,
        "steps": STEPS,
        "run": { "start": START, "eta": ETA, "steps": PATH },
        "frameworks": frameworks.iter().map(framework).collect::<Vec<_>>(),
    })
}
