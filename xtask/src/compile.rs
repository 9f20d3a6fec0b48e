//! From source to program: the submissions of a course, compiled.

use std::ffi::OsStr;
use std::fmt::Write;
use std::io::{BufRead, BufReader, ErrorKind, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;
use std::{env, io};

use anstream::eprintln;
use grader::course::{Course, Exercise};
use serde_json::Value;

use crate::cli::Trouble;
use crate::diagnostics::shorten;
use crate::recompile::Unit;
use crate::style::QUIET;

/// Whose code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The reader's.
    Mine,
    /// The reference solution.
    Solution,
}

impl Whose {
    fn package(self, exercise: &Exercise) -> String {
        match self {
            Self::Mine => exercise.package(),
            Self::Solution => exercise.solution_package(),
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Mine => "exercises",
            Self::Solution => "solutions",
        }
    }
}

/// The programs of these exercises, compiled where they are not up to date; for each its path, or
/// the compiler's messages.
///
/// # Errors
/// When cargo cannot be run or fails otherwise than by the code of the exercises.
pub fn programs(
    course: &Course,
    exercises: &[&Exercise],
    whose: Whose,
) -> Result<Vec<Result<PathBuf, String>>, Trouble> {
    let target = target(course);
    let source = |exercise: &Exercise| match whose {
        Whose::Mine => course.reader_file(exercise),
        Whose::Solution => course.solution_file(exercise),
    };
    let program = |exercise: &Exercise| {
        target
            .join("debug")
            .join(whose.package(exercise))
            .with_extension(env::consts::EXE_EXTENSION)
    };
    let unit = |exercise: &Exercise| {
        let folder = course.root.join(whose.folder()).join(exercise.folder());
        Unit {
            root: &course.root,
            package: whose.package(exercise),
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
    let stale: Vec<&Exercise> = exercises
        .iter()
        .copied()
        .filter(|exercise| source(exercise).exists())
        .filter(|exercise| {
            let unit = unit(exercise);
            !unit.is_fresh() && !unit.run_again(begun)
        })
        .collect();
    if io::stderr().is_terminal() && stale.iter().any(|exercise| !program(exercise).exists()) {
        eprintln!("{QUIET}Compiling for the first time; that takes some seconds.{QUIET:#}");
    }
    let messages = if stale.is_empty() {
        Vec::new()
    } else {
        let (messages, said) = build(course, &stale, whose)?;
        for exercise in &stale {
            unit(exercise).keep_command(&said);
            unit(exercise).made_from_sources_of(begun);
        }
        messages
    };
    let outcome = |exercise: &&Exercise| {
        let (source, package) = (source(exercise), whose.package(exercise));
        if !source.exists() {
            let (name, number) = (shown(course, &source), exercise.number);
            return Err(format!(
                "{name} is missing. `cargo xtask reset {number}` writes the stub.\n"
            ));
        }
        let about_it = messages.iter().filter(|(name, _)| *name == package);
        match told(about_it.map(|(_, message)| message.as_str())) {
            None => Ok(program(exercise)),
            Some(text) => Err(text),
        }
    };
    Ok(exercises.iter().map(outcome).collect())
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
    env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| course.root.join("target"), |folder| course.root.join(folder))
}

/// Says that the program of a package is compiled for the first time, and what to expect.
pub fn announce(course: &Course, package: &str, expect: &str) {
    let program = target(course).join("debug").join(package);
    if !program.with_extension(env::consts::EXE_EXTENSION).exists() {
        eprintln!("{QUIET}Compiling {package} for the first time: {expect}.{QUIET:#}");
    }
}

/// Builds; the errors, each with the package it is about, and what cargo said it did.
fn build(
    course: &Course,
    exercises: &[&Exercise],
    whose: Whose,
) -> Result<(Vec<(String, String)>, String), Trouble> {
    let format = if io::stderr().is_terminal() && env::var_os("NO_COLOR").is_none() {
        "json-diagnostic-rendered-ansi"
    } else {
        "json"
    };
    let mut cargo = Command::new(env::var_os("CARGO").as_deref().unwrap_or(OsStr::new("cargo")));
    cargo.current_dir(&course.root).args([
        "build",
        "--verbose",
        "--keep-going",
        "--message-format",
        format,
    ]);
    for exercise in exercises {
        cargo.args(["--package", &whose.package(exercise)]);
    }
    let mut child = cargo.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(
        |error| match error.kind() {
            ErrorKind::NotFound => "cargo is not installed, or not on the PATH: install Rust with rustup (https://rustup.rs).".into(),
            _ => format!("cargo does not start: {error}"),
        },
    )?;
    let mut stderr = child.stderr.take().expect("it is piped");
    let progress = std::thread::spawn(move || {
        let mut text = String::new();
        let _ = stderr.read_to_string(&mut text);
        text
    });
    let mut messages = Vec::new();
    for line in BufReader::new(child.stdout.take().expect("it is piped")).lines() {
        let Ok(message) = serde_json::from_str::<Value>(&line?) else { continue };
        if message["reason"] != "compiler-message" || message["message"]["level"] != "error" {
            continue;
        }
        let name = message["target"]["name"].as_str().unwrap_or_default().to_owned();
        let rendered = message["message"]["rendered"].as_str().unwrap_or_default();
        // "aborting due to 2 previous errors" adds nothing.
        if message["message"]["spans"].as_array().is_some_and(|spans| !spans.is_empty())
            || !rendered.contains("aborting due to")
        {
            let file = format!("{}/", whose.folder());
            messages.push((name, shorten(rendered, &file)));
        }
    }
    let status = child.wait()?;
    let progress = progress.join().unwrap_or_default();
    let ours = |name: &str| exercises.iter().any(|exercise| whose.package(exercise) == name);
    if !status.success() && !messages.iter().any(|(name, _)| ours(name)) {
        // Before its errors cargo lists what it did.
        let errors = progress.find("error").map_or(progress.as_str(), |place| &progress[place..]);
        return Err(format!("cargo could not build:\n{}", errors.trim_end()).into());
    }
    Ok((messages, progress))
}
