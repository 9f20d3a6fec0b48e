//! Many programs at once: submissions from sources, compiled in a clean package of our own.

use std::collections::HashMap;
use std::fmt::Write;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, iter, thread};

use serde_json::Value;
use toml::Table;

use crate::course::{Course, Exercise};
use crate::exam::Examiner;
use crate::host::equip;
use crate::language::Language;
use crate::python;

/// The profile of the laws by which many programs are judged: compiling them with optimisation then pays.
pub const JUDGE: &str = "judge";

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
/// The package lies in `target/workshop/<set>` and has the dependencies of the exercise's solution. A kernel
/// lies there beside the solution's host.
///
/// # Errors
/// When cargo fails otherwise than by one of the sources.
pub fn compile(
    course: &Course,
    exercise: &Exercise,
    set: &str,
    sources: &[Source],
) -> Result<Vec<Result<PathBuf, String>>, String> {
    match exercise.about.language() {
        Language::Rust => {}
        Language::Wgsl => return equipped(course, exercise, set, sources),
        Language::Python => return Ok(modules(course, exercise, set, sources)),
    }
    let workshop = course.root.join("target/workshop");
    let package = workshop.join(set);
    let target = workshop.join("target");
    write_changed(&package.join("Cargo.toml"), &manifest(course, exercise, set, sources)?)?;
    let lock = fs::read_to_string(course.root.join("Cargo.lock"))
        .map_err(|error| format!("Cargo.lock: {error}"))?;
    // The versions of the course; cargo leaves out what this package does not need.
    if !package.join("Cargo.lock").exists() {
        write_changed(&package.join("Cargo.lock"), &lock)?;
    }
    for source in sources {
        write_changed(&package.join(&source.name).with_extension("rs"), &source.text)?;
    }
    let output = cargo()
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

/// The solution's host, once for each kernel.
fn equipped(
    course: &Course,
    exercise: &Exercise,
    set: &str,
    sources: &[Source],
) -> Result<Vec<Result<PathBuf, String>>, String> {
    let folder = course.root.join("target/workshop").join(set);
    let host = built(course, &exercise.solution_package(), "dev")?;
    let program = |source: &Source| {
        let program = folder.join("built").join(&source.name);
        let kernel = PathBuf::from(&source.name).with_extension("wgsl");
        write_changed(&folder.join(&kernel), &source.text)?;
        let linked = fs::create_dir_all(folder.join("built"))
            .and_then(|()| fs::remove_file(&program).or(Ok(())))
            .and_then(|()| fs::hard_link(&host, &program))
            .or_else(|_| fs::copy(&host, &program).map(drop));
        linked.map_err(|error| format!("{}: {error}", program.display()))?;
        equip(&program, &folder, &kernel).map(|()| program)
    };
    Ok(sources.iter().map(program).collect())
}

/// A program of the kit, once for each module.
fn modules(
    course: &Course,
    exercise: &Exercise,
    set: &str,
    sources: &[Source],
) -> Vec<Result<PathBuf, String>> {
    let folder = course.root.join("target/workshop").join(set);
    let program = |source: &Source| {
        let program = folder.join("built").join(&source.name);
        let module = PathBuf::from(&source.name).with_extension("py");
        write_changed(&folder.join(&module), &source.text)?;
        python::equip(course, exercise, &program, &folder, &module).map(|()| program)
    };
    sources.iter().map(program).collect()
}

/// The manifest: one program a source, the course's versions, and nothing that takes time to compile.
fn manifest(
    course: &Course,
    exercise: &Exercise,
    set: &str,
    sources: &[Source],
) -> Result<String, String> {
    let dependencies = dependencies(course, exercise)?;
    let mut manifest = format!(
        "[workspace]\n\n[package]\nname = \"workshop-{set}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
         autobins = false\n\n[dependencies]\n{dependencies}\n\
         [profile.dev]\nopt-level = 0\ndebug = false\nstrip = true\nincremental = false\n\n\
         [profile.dev.package.\"*\"]\nopt-level = 1\n\n[profile.dev.package.instances]\nopt-level = 0\n"
    );
    for Source { name, .. } in sources {
        let _ = write!(manifest, "\n[[bin]]\nname = \"{set}-{name}\"\npath = \"{name}.rs\"\n");
    }
    Ok(manifest)
}

/// The dependencies of a solution, each as the course's own manifest has it.
fn dependencies(course: &Course, exercise: &Exercise) -> Result<String, String> {
    let table = |path: &str| {
        let text = fs::read_to_string(course.root.join(path)).map_err(|error| error.to_string());
        let read = text.and_then(|text| toml::from_str(&text).map_err(|error| error.to_string()));
        read.map_err(|error| format!("{path}: {error}"))
    };
    let solution: Table = table(&format!("solutions/{}/Cargo.toml", exercise.folder()))?;
    let whole: Table = table("Cargo.toml")?;
    let mut text = String::new();
    for name in solution["dependencies"].as_table().into_iter().flat_map(Table::keys) {
        let mut about = whole["workspace"]["dependencies"]
            .get(name)
            .ok_or_else(|| format!("Cargo.toml names no version of {name}"))?
            .clone();
        if let Some(path) = about.get_mut("path") {
            let inside = path.as_str().unwrap_or_default();
            *path = course.root.join(inside).display().to_string().into();
        }
        let _ = writeln!(text, "{name} = {about}");
    }
    Ok(text)
}

/// `work` for every exercise, as many at once as there are processors: while one waits for a program that does
/// not end, another compiles. The results in the order of the exercises.
pub fn at_once<T: Send>(exercises: &[&Exercise], work: impl Fn(&Exercise) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let take = || {
        let index = next.fetch_add(1, Ordering::Relaxed);
        exercises.get(index).map(|exercise| (index, work(exercise)))
    };
    let mut done: Vec<(usize, T)> = thread::scope(|scope| {
        let processors = thread::available_parallelism().map_or(1, NonZero::get);
        let workers: Vec<_> = (0..processors)
            .map(|_| scope.spawn(|| iter::from_fn(take).collect::<Vec<_>>()))
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    });
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

/// The examiner of an exercise, its laws compiled where they are not up to date.
///
/// # Errors
/// When the laws do not compile.
pub fn examiner(course: &Course, exercise: &Exercise) -> Result<Examiner, String> {
    course.examiner(exercise, built(course, &exercise.laws_package(), JUDGE)?)
}

/// The program of a package of the course, compiled where it is not up to date.
fn built(course: &Course, package: &str, profile: &str) -> Result<PathBuf, String> {
    let output = cargo()
        .current_dir(&course.root)
        .args(["build", "--message-format", "json-render-diagnostics"])
        .args(["--package", package, "--profile", profile])
        .output()
        .map_err(|error| format!("cargo does not start: {error}"))?;
    let program = String::from_utf8_lossy(&output.stdout).lines().find_map(|line| {
        let message: Value = serde_json::from_str(line).ok()?;
        let is_it = message["target"]["name"] == package;
        is_it.then(|| message["executable"].as_str().map(PathBuf::from))?
    });
    program.ok_or_else(|| String::from_utf8_lossy(&output.stderr).into_owned())
}

fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
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

/// What the header of a variant says: `norm` for `law` in `//! law: norm`, in Python `# law: norm`, and nothing for `whole` in `//! whole`.
pub fn header<'t>(variant: &'t str, key: &str) -> Option<&'t str> {
    let value =
        |line: &'t str| line.strip_prefix("//! ").or(line.strip_prefix("# "))?.strip_prefix(key);
    variant.lines().filter_map(value).find_map(|rest| match rest {
        "" => Some(""),
        rest => rest.strip_prefix(": "),
    })
}

/// A variant of a solution: the functions that `variant` defines take the place of the solution's.
///
/// In Rust the variant becomes a module, so that it may have helpers and imports of its own; it reaches the
/// other functions by `super::`. In WGSL it follows the rest of the solution, and in Python the whole of it.
pub fn splice(solution: &str, variant: &str, language: Language) -> String {
    match language {
        Language::Rust => splice_module(solution, variant),
        Language::Wgsl => splice_kernel(solution, variant),
        // What is defined later stands for the name from then on.
        Language::Python => format!("{solution}\n\n{variant}"),
    }
}

fn splice_kernel(solution: &str, variant: &str) -> String {
    let defined = |line| Language::Wgsl.defined(line);
    let names: Vec<&str> = variant.lines().filter_map(defined).collect();
    let mut kept: Vec<&str> = Vec::new();
    let mut leaving = false;
    for line in solution.lines() {
        if defined(line).is_some_and(|name| names.contains(&name)) {
            leaving = true;
            // Its attributes and its description stand right above it.
            while kept
                .pop_if(|line| line.starts_with("@compute") || line.starts_with("//"))
                .is_some()
            {}
        }
        if !leaving {
            kept.push(line);
        }
        leaving &= line != "}";
    }
    kept.join("\n") + "\n" + variant
}

fn splice_module(solution: &str, variant: &str) -> String {
    let defined = |line| Language::Rust.defined(line);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variant_of_a_kernel_leaves_the_other_functions_as_they_are() {
        let solution = "@group(0) @binding(0) var<storage> x: array<f32>;\n\n/// One.\n@compute @workgroup_size(W)\n\
                        fn one() {\n    x[0];\n}\n\nfn two() {\n    x[1];\n}\n";
        let variant = "//! law: one\n@compute @workgroup_size(W)\nfn one() {\n    x[2];\n}\n";
        assert_eq!(
            splice(solution, variant, Language::Wgsl),
            format!(
                "@group(0) @binding(0) var<storage> x: array<f32>;\n\n\nfn two() {{\n    x[1];\n}}\n{variant}"
            )
        );
    }
}
