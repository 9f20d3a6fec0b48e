//! From source to program: the submissions and the laws of a course, compiled.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fmt::Write;
use std::io::{BufRead, BufReader, ErrorKind, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;
use std::{env, fs, io};

use anstream::eprintln;
use grader::course::{Course, Exercise};
use grader::exam::Examiner;
use grader::host::equip;
use grader::language::Language;
use grader::python;
use grader::workshop::JUDGE;
use serde_json::Value;

use crate::cli::Trouble;
use crate::diagnostics::shorten;
use crate::recompile::Unit;
use crate::style::QUIET;
use crate::tools::lacking;

/// A program that an exercise has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The reader's code.
    Mine,
    /// The reference solution.
    Solution,
    /// The laws.
    Laws,
    /// The laws again, optimised: a class is graded by them.
    Judge,
}

impl Part {
    fn package(self, exercise: &Exercise) -> String {
        match self {
            Self::Mine => exercise.package(),
            Self::Solution => exercise.solution_package(),
            Self::Laws | Self::Judge => exercise.laws_package(),
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Mine => "exercises",
            Self::Solution => "solutions",
            Self::Laws | Self::Judge => "tests/laws",
        }
    }

    fn source(self, course: &Course, exercise: &Exercise) -> PathBuf {
        match self {
            Self::Mine => course.reader_file(exercise),
            Self::Solution => course.solution_file(exercise),
            Self::Laws | Self::Judge => course.laws_file(exercise),
        }
    }

    fn is_laws(self) -> bool {
        matches!(self, Self::Laws | Self::Judge)
    }

    /// The profile by which it is compiled, and the folder in `target` where it then lies.
    fn profile(self) -> (&'static str, &'static str) {
        if self == Self::Judge { (JUDGE, JUDGE) } else { ("dev", "debug") }
    }
}

/// The examiners of these exercises, compiled where they are not up to date, as `Laws` or `Judge`; for each itself,
/// or why it cannot be made.
///
/// # Errors
/// When cargo cannot be run or fails otherwise than by the laws.
pub fn examiners(
    course: &Course,
    exercises: &[&Exercise],
    part: Part,
) -> Result<Vec<Result<Examiner, String>>, Trouble> {
    let programs = programs(course, exercises, part)?;
    let examiner = |(exercise, program): (&&Exercise, Result<PathBuf, String>)| {
        program.and_then(|program| course.examiner(exercise, program))
    };
    Ok(exercises.iter().zip(programs).map(examiner).collect())
}

/// The programs of these exercises, compiled where they are not up to date; for each its path, or
/// the compiler's messages.
///
/// # Errors
/// When cargo cannot be run or fails otherwise than by the code of the exercises.
pub fn programs(
    course: &Course,
    exercises: &[&Exercise],
    part: Part,
) -> Result<Vec<Result<PathBuf, String>>, Trouble> {
    let target = target(course);
    let source = |exercise: &Exercise| part.source(course, exercise);
    let program = |exercise: &Exercise| {
        let (_, folder) = part.profile();
        target.join(folder).join(part.package(exercise)).with_extension(env::consts::EXE_EXTENSION)
    };
    let unit = |exercise: &Exercise| {
        let folder = course.root.join(part.folder()).join(exercise.folder());
        Unit {
            root: &course.root,
            package: part.package(exercise),
            program: program(exercise),
            manifests: vec![
                folder.join("Cargo.toml"),
                course.root.join("Cargo.toml"),
                course.root.join("Cargo.lock"),
                course.root.join(".cargo/config.toml"),
            ],
            folder,
        }
    };
    let begun = SystemTime::now();
    let is_compiled =
        |exercise: &Exercise| part.is_laws() || exercise.about.language() != Language::Python;
    let stale: Vec<&Exercise> = exercises
        .iter()
        .copied()
        .filter(|exercise| is_compiled(exercise) && source(exercise).exists())
        .filter(|exercise| {
            let unit = unit(exercise);
            !unit.is_fresh() && !unit.run_again(begun)
        })
        .collect();
    let alien: Vec<&Exercise> =
        stale.iter().copied().filter(|exercise| unit(exercise).is_of_another_course()).collect();
    clean(course, &alien, part)?;
    let (able, unable) = able(course, &stale, part);
    let first = |exercise: &&Exercise| !program(exercise).exists();
    if io::stderr().is_terminal() && able.iter().flatten().any(first) {
        let is_kernel = |exercise: &&Exercise| exercise.about.language() == Language::Wgsl;
        let kernels = || course.exercises.iter().filter(is_kernel);
        let differentiates = |exercise: &&Exercise| links(course, exercise, part, FRAMEWORK);
        let compiled = || able.iter().flatten().copied();
        let time = if !part.is_laws()
            && compiled().any(|exercise| is_kernel(&exercise))
            && kernels().all(|exercise| first(&exercise))
        {
            "what speaks to Vulkan takes some two minutes, this once"
        } else if compiled().any(|exercise| differentiates(&exercise) && first(&exercise)) {
            "the framework that differentiates takes one or two minutes, this once"
        } else {
            "that takes some seconds"
        };
        eprintln!("{QUIET}Compiling for the first time; {time}.{QUIET:#}");
    }
    let mut messages = unable;
    for group in able {
        let built = build(course, &group, part)?;
        for exercise in &group {
            let package = part.package(exercise);
            // What did not compile has left an old program, of other sources.
            if built.made.contains(&package) {
                unit(exercise).keep_command(&built.said);
                unit(exercise).made_from_sources_of(begun);
            } else if !built.messages.iter().any(|(name, _)| *name == package) {
                messages.push((package, failure(&built.said)));
            }
        }
        messages.extend(built.messages);
    }
    let outcome = |exercise: &&Exercise| {
        let (source, package) = (source(exercise), part.package(exercise));
        if !source.exists() {
            let (name, number) = (shown(course, &source), exercise.number);
            let remedy = match part {
                Part::Mine => format!("`cargo xtask reset {number}` writes the stub."),
                _ => "Take it from the repository again.".into(),
            };
            return Err(format!("{name} is missing. {remedy}\n"));
        }
        if !is_compiled(exercise) {
            let (program, name) = (program(exercise), shown(course, &source));
            return python::equip(course, exercise, &program, &course.root, Path::new(&name))
                .map(|()| program);
        }
        let about_it = messages.iter().filter(|(name, _)| *name == package);
        match told(about_it.map(|(_, message)| message.as_str())) {
            None if !part.is_laws() && exercise.about.language() == Language::Wgsl => {
                let program = program(exercise);
                equip(&program, &course.root, Path::new(&shown(course, &source)))
                    .map(|()| program)
                    .map_err(|why| lacking(course, &exercise.about.needs).unwrap_or(why))
            }
            None => Ok(program(exercise)),
            Some(text) => Err(text),
        }
    };
    Ok(exercises.iter().map(outcome).collect())
}

/// What cannot be compiled: the package, and why.
type Messages = Vec<(String, String)>;

/// What differentiates. Nothing needs to be installed for it, and it has crates in common with everything else.
const FRAMEWORK: &str = "candle-core";

/// Whether the manifest of this part of an exercise names `package`.
fn links(course: &Course, exercise: &Exercise, part: Part, package: &str) -> bool {
    let folder = course.root.join(part.folder()).join(exercise.folder());
    fs::read_to_string(folder.join("Cargo.toml")).is_ok_and(|text| text.contains(package))
}

/// The exercises that can be compiled with what is installed, those that link the same together, since cargo gives all
/// packages of one build the same features; and what is to be installed for the others.
fn able<'e>(
    course: &Course,
    exercises: &[&'e Exercise],
    part: Part,
) -> (Vec<Vec<&'e Exercise>>, Messages) {
    // The laws of an exercise may need LAPACK and the code they grade not, or the other way round, and laws never
    // need Vulkan: what links either says so in its manifest.
    let needs = |exercise: &'e Exercise| -> &'e [String] {
        let links = |name| links(course, exercise, part, name);
        if links("ndarray-linalg") || links("host.workspace") { &exercise.about.needs } else { &[] }
    };
    let mut groups: BTreeMap<(&[String], bool), Vec<&Exercise>> = BTreeMap::new();
    for exercise in exercises {
        let apart = (needs(exercise), links(course, exercise, part, FRAMEWORK));
        groups.entry(apart).or_default().push(exercise);
    }
    let mut messages = Vec::new();
    groups.retain(|(needs, _), exercises| match lacking(course, needs) {
        Some(told) => {
            messages.extend(exercises.iter().map(|one| (part.package(one), told.clone())));
            false
        }
        None => true,
    });
    (groups.into_values().collect(), messages)
}

/// How a path is shown: from the root of the course on.
pub fn shown(course: &Course, path: &Path) -> String {
    path.strip_prefix(&course.root).unwrap_or(path).display().to_string()
}

/// The most errors told at once: what comes later often follows from them.
const TOLD: usize = 3;

/// The first messages, and how many more there are; nothing if there are none.
fn told<'m>(messages: impl Iterator<Item = &'m str>) -> Option<String> {
    let mut different: Vec<&str> = Vec::new();
    for message in messages {
        if !different.contains(&message) {
            different.push(message);
        }
    }
    let mut text = different.iter().take(TOLD).copied().collect::<Vec<&str>>().join("\n");
    let more = different.len().saturating_sub(TOLD);
    if more > 0 {
        let errors = if more == 1 { "error" } else { "errors" };
        let _ = writeln!(text, "\n{QUIET}and {more} more {errors}: mend these first.{QUIET:#}");
    }
    (!different.is_empty()).then_some(text)
}

/// The target folder of the course.
pub fn target(course: &Course) -> PathBuf {
    ["CARGO_TARGET_DIR", "CARGO_BUILD_TARGET_DIR"]
        .into_iter()
        .find_map(env::var_os)
        .map_or_else(|| course.root.join("target"), |folder| course.root.join(folder))
}

/// Says that the program of a package is compiled for the first time, and what to expect.
pub fn announce(course: &Course, package: &str, expect: &str) {
    let program = target(course).join("debug").join(package);
    if !program.with_extension(env::consts::EXE_EXTENSION).exists() {
        eprintln!("{QUIET}Compiling {package} for the first time: {expect}.{QUIET:#}");
    }
}

/// cargo, in the course.
pub fn cargo(course: &Course) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").as_deref().unwrap_or(OsStr::new("cargo")));
    cargo.current_dir(&course.root).stdin(Stdio::null());
    cargo
}

fn cannot_start(error: &io::Error) -> Trouble {
    match error.kind() {
        ErrorKind::NotFound => "cargo is not installed, or not on the PATH: install Rust with rustup (https://rustup.rs).".into(),
        _ => format!("cargo does not start: {error}").into(),
    }
}

/// Removes what was compiled of these exercises.
fn clean(course: &Course, exercises: &[&Exercise], part: Part) -> Result<(), Trouble> {
    if exercises.is_empty() {
        return Ok(());
    }
    let mut cargo = cargo(course);
    cargo.args(["clean", "--quiet", "--profile", part.profile().0]);
    for exercise in exercises {
        cargo.args(["--package", &part.package(exercise)]);
    }
    let output = cargo.output().map_err(|error| cannot_start(&error))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).trim_end().to_owned();
        return Err(
            format!("cargo could not remove what it compiled for another course:\n{said}").into()
        );
    }
    Ok(())
}

/// What cargo did.
struct Built {
    /// The errors, each with the package it is about.
    messages: Messages,
    /// The programs that are up to date now.
    made: BTreeSet<String>,
    /// What it said meanwhile.
    said: String,
}

/// What cargo said of why it failed: before its errors it lists what it did.
fn failure(said: &str) -> String {
    let errors = said.find("error").map_or(said, |place| &said[place..]);
    format!("cargo could not build:\n{}", errors.trim_end())
}

/// Builds these programs.
fn build(course: &Course, exercises: &[&Exercise], part: Part) -> Result<Built, Trouble> {
    let format = if io::stderr().is_terminal() && env::var_os("NO_COLOR").is_none() {
        "json-diagnostic-rendered-ansi"
    } else {
        "json"
    };
    let mut cargo = cargo(course);
    cargo.args(["build", "--verbose", "--keep-going", "--message-format", format]);
    cargo.args(["--profile", part.profile().0]);
    for exercise in exercises {
        cargo.args(["--package", &part.package(exercise)]);
    }
    let mut child = cargo
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| cannot_start(&error))?;
    let mut stderr = child.stderr.take().expect("it is piped");
    let progress = std::thread::spawn(move || {
        let mut text = String::new();
        let _ = stderr.read_to_string(&mut text);
        text
    });
    let (mut messages, mut made) = (Messages::new(), BTreeSet::new());
    for line in BufReader::new(child.stdout.take().expect("it is piped")).lines() {
        let Ok(message) = serde_json::from_str::<Value>(&line?) else { continue };
        let name = message["target"]["name"].as_str().unwrap_or_default().to_owned();
        if message["reason"] == "compiler-artifact" {
            made.insert(name);
            continue;
        }
        if message["reason"] != "compiler-message" || message["message"]["level"] != "error" {
            continue;
        }
        let rendered = message["message"]["rendered"].as_str().unwrap_or_default();
        // "aborting due to 2 previous errors" adds nothing.
        if message["message"]["spans"].as_array().is_some_and(|spans| !spans.is_empty())
            || !rendered.contains("aborting due to")
        {
            let file = format!("{}/", part.folder());
            messages.push((name, shorten(rendered, &file)));
        }
    }
    let status = child.wait()?;
    let said = progress.join().unwrap_or_default();
    let ours = |name: &str| exercises.iter().any(|exercise| part.package(exercise) == name);
    if !status.success() && !messages.iter().any(|(name, _)| ours(name)) {
        return Err(failure(&said).into());
    }
    Ok(Built { messages, made, said })
}
