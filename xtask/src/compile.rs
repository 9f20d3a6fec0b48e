//! From source to program: the submissions of a course, compiled.

use std::ffi::OsStr;
use std::fmt::Write;
use std::io::{BufRead, BufReader, ErrorKind, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;
use std::{env, fs, io};

use anstream::eprintln;
use grader::course::{Course, Exercise};
use serde_json::Value;

use crate::cli::Trouble;
use crate::diagnostics::shorten;
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
    let stale: Vec<&Exercise> = exercises
        .iter()
        .copied()
        .filter(|exercise| source(exercise).exists())
        .filter(|exercise| {
            let manifest =
                course.root.join(whose.folder()).join(exercise.folder()).join("Cargo.toml");
            !is_fresh(
                &program(exercise),
                &[&manifest, &course.root.join("Cargo.lock"), &course.root.join("Cargo.toml")],
            )
        })
        .collect();
    if io::stderr().is_terminal() && stale.iter().any(|exercise| !program(exercise).exists()) {
        eprintln!("{QUIET}Compiling for the first time; that takes some seconds.{QUIET:#}");
    }
    let messages = if stale.is_empty() { Vec::new() } else { build(course, &stale, whose)? };
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

/// Whether the program is newer than everything it was made from.
fn is_fresh(program: &Path, manifests: &[&Path]) -> bool {
    let changed = |path: &Path| fs::metadata(path).and_then(|about| about.modified());
    let Ok(made) = changed(program) else { return false };
    let older = |path: &Path| changed(path).is_ok_and(|changed: SystemTime| changed < made);
    // Cargo lists the sources beside the program, as make would read them.
    let Ok(list) = fs::read_to_string(program.with_extension("d")) else { return false };
    let Some((_, sources)) = list.split_once(": ") else { return false };
    // A space inside a path is written "\ ".
    let sources = sources.trim_end().replace("\\ ", "\0");
    sources.split(' ').all(|source| older(Path::new(&source.replace('\0', " "))))
        && manifests.iter().all(|manifest| older(manifest))
}

/// Builds; the errors, each with the package it is about.
fn build(
    course: &Course,
    exercises: &[&Exercise],
    whose: Whose,
) -> Result<Vec<(String, String)>, Trouble> {
    let format = if io::stderr().is_terminal() && env::var_os("NO_COLOR").is_none() {
        "json-diagnostic-rendered-ansi"
    } else {
        "json"
    };
    let mut cargo = Command::new(env::var_os("CARGO").as_deref().unwrap_or(OsStr::new("cargo")));
    cargo.current_dir(&course.root).args(["build", "--keep-going", "--message-format", format]);
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
        return Err(format!("cargo could not build:\n{}", progress.trim_end()).into());
    }
    Ok(messages)
}
