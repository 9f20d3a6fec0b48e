//! An exercise in Python: its program, which is the kit behind a line that names the interpreter, and the reader's file
//! beside it.
//!
//! An edit of the file compiles nothing, and everything behind the program is as for Rust.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, path};

use crate::course::{Course, Exercise};
use crate::host::put_beside;
use crate::language::Language;

/// What names the interpreter, where an argument does not.
pub const VARIABLE: &str = "GRADUS_PYTHON";

/// What answers calls by the functions of a file.
pub const KIT: &str = include_str!("../../exercises/kit/python/gradus.py");

/// What the kit itself imports.
const NEEDED: [&str; 2] = ["numpy", "msgpack"];

/// What pip is asked for, in versions that agree with one another and with Debian's PyTorch.
const PINNED: [(&str, &str); 4] = [
    ("numpy", "numpy==1.26.4"),
    ("msgpack", "msgpack==1.0.8"),
    ("jax", "jax==0.4.30 jaxlib==0.4.30"),
    ("torch", "torch"),
];

/// The exit status of a program that lacks modules.
const LACKS: i32 = 2;

/// The interpreter that runs exercises: the one that is named, that of the active virtual environment, that of `.venv` in
/// the course, or `python3`.
///
/// # Errors
/// When there is none.
pub fn interpreter(course: &Course) -> Result<PathBuf, String> {
    let named = course.python.clone().or_else(|| env::var_os(VARIABLE).map(PathBuf::from));
    if let Some(named) = named {
        let found = if named.components().count() > 1 {
            path::absolute(&named).ok().filter(|path| path.is_file())
        } else {
            resolved(&named)
        };
        return found.ok_or_else(|| format!("{} is no Python that runs.\n", named.display()));
    }
    let active = env::var_os("VIRTUAL_ENV").map(PathBuf::from);
    let environments = active.into_iter().chain([course.root.join(".venv")]);
    let of_environment =
        environments.map(|folder| folder.join("bin/python")).find(|python| python.is_file());
    // What stands on the path may be a script that looks for Python, in an environment that programs do not get.
    of_environment.or_else(|| resolved(Path::new("python3"))).ok_or_else(|| {
        "This exercise needs Python, and no python3 is found: install it, or name it by --python or \
         GRADUS_PYTHON.\n"
            .into()
    })
}

/// Where the interpreter itself lies that this command runs.
fn resolved(command: &Path) -> Option<PathBuf> {
    let asked = ["-I", "-c", "import sys; print(sys.executable)"];
    let output = Command::new(command).args(asked).stdin(Stdio::null()).output().ok()?;
    let path = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    path.is_file().then_some(path)
}

/// What an interpreter reads: itself, its library, and its modules.
///
/// # Errors
/// When it does not run.
pub fn reads(python: &Path) -> Result<Vec<PathBuf>, String> {
    let asked = "import os, sys; own = [sys.executable, os.path.realpath(sys.executable), sys.prefix]; \
                 base = [] if sys.base_prefix in ('/', '/usr') else [sys.base_prefix]; \
                 print(*own[:3 if sys.prefix != sys.base_prefix else 2], *base, *sys.path, sep='\\n')";
    let output = Command::new(python)
        .args(["-I", "-c", asked])
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("{} does not start: {error}", python.display()))?;
    let said = String::from_utf8_lossy(&output.stdout);
    let paths = said.lines().map(PathBuf::from).filter(|path| path.is_absolute());
    Ok(paths.filter(|path| path.exists()).collect())
}

/// The modules that an exercise needs.
pub fn modules(exercise: &Exercise) -> Vec<&str> {
    let own = exercise.about.needs.iter().map(String::as_str);
    NEEDED.into_iter().chain(own.filter(|need| !NEEDED.contains(need))).collect()
}

/// Why this exercise cannot be run here, if it is in Python and cannot.
pub fn lacking(course: &Course, exercise: &Exercise) -> Option<String> {
    if exercise.about.language() != Language::Python {
        return None;
    }
    let python = match interpreter(course) {
        Ok(python) => python,
        Err(why) => return Some(why),
    };
    let missing = missing(&python, &modules(exercise));
    (!missing.is_empty()).then(|| told(course, &python, &missing))
}

/// The modules that the exercises of a course need, each once; none where no exercise is in Python.
pub fn all_modules(course: &Course) -> Vec<&str> {
    let is_python = |exercise: &&Exercise| exercise.about.language() == Language::Python;
    let mut all: Vec<&str> = Vec::new();
    for module in course.exercises.iter().filter(is_python).flat_map(modules) {
        if !all.contains(&module) {
            all.push(module);
        }
    }
    all
}

/// Those of these modules that an interpreter does not find; all of them where it does not run.
pub fn missing<'m>(python: &Path, modules: &[&'m str]) -> Vec<&'m str> {
    let look = "import importlib.util as u, sys; \
                print(*[m for m in sys.argv[1:] if u.find_spec(m) is None])";
    let asked = Command::new(python)
        .args(["-I", "-c", look])
        .args(modules)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output();
    let Some(output) = asked.ok().filter(|output| output.status.success()) else {
        return modules.to_vec();
    };
    let said = String::from_utf8_lossy(&output.stdout);
    let lacks = |module: &&str| said.split_whitespace().any(|missing| missing == *module);
    modules.iter().copied().filter(lacks).collect()
}

/// What is to be installed so that these modules are there.
pub fn told(course: &Course, python: &Path, missing: &[&str]) -> String {
    let packages: Vec<&str> = missing
        .iter()
        .map(|module| {
            let pinned = PINNED.iter().find(|(name, _)| name == module);
            pinned.map_or(*module, |(_, package)| package)
        })
        .collect();
    let packages = packages.join(" ");
    let is_environment = python
        .parent()
        .and_then(Path::parent)
        .is_some_and(|folder| folder.join("pyvenv.cfg").is_file());
    let interpreter = python.strip_prefix(&course.root).unwrap_or(python).display();
    let mut text = format!(
        "Exercises in Python need modules that {interpreter} does not have: {}.\n\nThis installs them",
        missing.join(", ")
    );
    let _ = if is_environment {
        writeln!(text, ":\n\n    {interpreter} -m pip install {packages}")
    } else {
        writeln!(
            text,
            " in a virtual environment of this course, which is found from then on:\n\n    \
             {interpreter} -m venv --system-site-packages .venv && .venv/bin/python -m pip install {packages}"
        )
    };
    if missing.contains(&"torch") {
        text += "\nDebian has PyTorch too: `sudo apt-get install python3-torch`, for /usr/bin/python3.\n";
    }
    text += "\nAnother Python is taken if --python or GRADUS_PYTHON names it, or if its virtual environment is active.\n";
    text
}

/// Makes `program` the program of the file at `source`, which is named from `folder`, if that is Python and all that the
/// exercise needs is here.
///
/// # Errors
/// With Python's message, or with what is missing.
pub fn equip(
    course: &Course,
    exercise: &Exercise,
    program: &Path,
    folder: &Path,
    source: &Path,
) -> Result<(), String> {
    let python = interpreter(course)?;
    write_program(program, &python, &source.to_string_lossy())?;
    let output = Command::new(program)
        .current_dir(folder)
        .env_clear()
        .arg("--check")
        .arg(source)
        .args(modules(exercise))
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("{} does not start: {error}", program.display()))?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    match output.status.code() {
        Some(0) => put_beside(program, &folder.join(source), Language::Python),
        Some(LACKS) if output.stderr.is_empty() => {
            let missing: Vec<&str> = said.split_whitespace().collect();
            Err(told(course, &python, &missing))
        }
        _ => Err(said + &String::from_utf8_lossy(&output.stderr)),
    }
}

/// Writes the program that answers by the file beside it, which is called `name`.
///
/// # Errors
/// When it cannot be written.
pub fn write_program(program: &Path, python: &Path, name: &str) -> Result<(), String> {
    let text = text(python, name);
    let told = |error: std::io::Error| format!("cannot write {}: {error}", program.display());
    if fs::read(program).is_ok_and(|found| found == text.as_bytes()) {
        return Ok(());
    }
    let beside = program.with_extension(format!("{}.new", std::process::id()));
    program
        .parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(&beside, text))
        .and_then(|()| make_executable(&beside))
        .and_then(|()| fs::rename(&beside, program))
        .map_err(told)
}

/// The longest path, and that without a space, which a first line is understood with everywhere.
const PLAIN: usize = 120;

/// The text of a program: how it is run, the kit, and the call that begins.
fn text(python: &Path, name: &str) -> String {
    let path = python.display().to_string();
    // Isolated from the environment and from what lies beside it; nothing is written into folders of modules.
    let first = if path.len() < PLAIN && !path.contains(char::is_whitespace) {
        format!("#!{path} -IB\n")
    } else {
        // To the shell two words and a command, to Python a text.
        let quoted = path.replace('\'', "'\\''");
        format!("#!/bin/sh\n'''exec' '{quoted}' -IB \"$0\" \"$@\"\n' '''\n")
    };
    let name = serde_json::to_string(name).expect("a text has a JSON form");
    format!("{first}{KIT}\n\nmain({name})\n")
}

#[cfg(unix)]
fn make_executable(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn make_executable(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// What pip is asked for to have these modules.
pub fn packages(modules: &[&str]) -> Vec<&'static str> {
    let pinned = PINNED.iter().filter(|(module, _)| modules.contains(module));
    pinned.flat_map(|(_, packages)| packages.split(' ')).collect()
}
