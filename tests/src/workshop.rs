//! Many programs at once: submissions from sources, compiled in a clean package of our own.

use std::collections::HashMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::course::Course;

/// The source of a program that answers calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The program's name: letters, digits, `-` and `_`.
    pub name: String,
    /// Its one file.
    pub text: String,
}

/// Compiles programs; for each its path, or what the compiler says of it.
///
/// The package lies in `target/workshop/<set>` and knows the kit and ndarray alone.
///
/// # Errors
/// When cargo fails otherwise than by one of the sources.
pub fn compile(
    course: &Course,
    set: &str,
    sources: &[Source],
) -> Result<Vec<Result<PathBuf, String>>, String> {
    let workshop = course.root.join("target/workshop");
    let package = workshop.join(set);
    let target = workshop.join("target");
    write_changed(&package.join("Cargo.toml"), &manifest(course, set, sources)?)?;
    let lock = fs::read_to_string(course.root.join("Cargo.lock"))
        .map_err(|error| format!("Cargo.lock: {error}"))?;
    // The versions of the course; cargo leaves out what this package does not need.
    if !package.join("Cargo.lock").exists() {
        write_changed(&package.join("Cargo.lock"), &lock)?;
    }
    for source in sources {
        write_changed(&package.join(&source.name).with_extension("rs"), &source.text)?;
    }
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .current_dir(&package)
        .env("CARGO_TARGET_DIR", &target)
        .args(["build", "--keep-going", "--offline", "--message-format", "json"])
        .output()
        .map_err(|error| format!("cargo does not start: {error}"))?;
    let mut errors: HashMap<String, String> = HashMap::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else { continue };
        if message["reason"] == "compiler-message" && message["message"]["level"] == "error" {
            let name = message["target"]["name"].as_str().unwrap_or_default().to_owned();
            *errors.entry(name).or_default() +=
                message["message"]["rendered"].as_str().unwrap_or_default();
        }
    }
    if !output.status.success() && errors.is_empty() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    Ok(sources
        .iter()
        .map(|Source { name, .. }| match errors.remove(&format!("{set}-{name}")) {
            Some(messages) => Err(messages),
            None => Ok(target.join("debug").join(format!("{set}-{name}"))),
        })
        .collect())
}

/// The manifest: one program a source, the course's versions, and nothing that takes time to compile.
fn manifest(course: &Course, set: &str, sources: &[Source]) -> Result<String, String> {
    let text = fs::read_to_string(course.root.join("Cargo.toml"))
        .map_err(|error| format!("Cargo.toml: {error}"))?;
    let ndarray = text
        .lines()
        .find(|line| line.starts_with("ndarray = "))
        .ok_or("Cargo.toml names no version of ndarray")?;
    let kit = course.root.join("exercises/kit").display().to_string();
    let mut manifest = format!(
        "[workspace]\n\n[package]\nname = \"workshop-{set}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
         autobins = false\n\n[dependencies]\nkit = {{ path = {kit:?} }}\n{ndarray}\n\n\
         [profile.dev]\nopt-level = 0\ndebug = false\nincremental = false\n\n\
         [profile.dev.package.\"*\"]\nopt-level = 1\n"
    );
    for Source { name, .. } in sources {
        let _ = write!(manifest, "\n[[bin]]\nname = \"{set}-{name}\"\npath = \"{name}.rs\"\n");
    }
    Ok(manifest)
}

/// Writes a file unless it holds this text already: what is unchanged is not compiled again.
fn write_changed(path: &Path, text: &str) -> Result<(), String> {
    if fs::read_to_string(path).is_ok_and(|found| found == text) {
        return Ok(());
    }
    let folder = path.parent().expect("it lies in a folder");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| format!("{}: {error}", path.display()))
}

/// A variant of a solution: the functions that `variant` defines take the place of the solution's.
///
/// The variant becomes a module, so that it may have helpers and imports of its own; it reaches the
/// other functions by `super::`.
pub fn splice(solution: &str, variant: &str) -> String {
    let names: Vec<&str> = variant.lines().filter_map(defined).collect();
    let mut spliced = String::from("#![allow(warnings)]\n");
    let mut leaving = false;
    for line in solution.lines() {
        leaving |= defined(line).is_some_and(|name| names.contains(&name));
        if !leaving && !line.starts_with("//") {
            spliced += line;
            spliced.push('\n');
        }
        leaving &= line != "}";
    }
    let _ = write!(spliced, "\nuse variant::{{{}}};\n\nmod variant {{\n", names.join(", "));
    for line in variant.lines().filter(|line| !line.starts_with("//!")) {
        spliced += line;
        spliced.push('\n');
    }
    spliced + "}\n"
}

/// The public function whose definition begins on this line.
fn defined(line: &str) -> Option<&str> {
    let name = line.strip_prefix("pub fn ")?;
    name.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next()
}
