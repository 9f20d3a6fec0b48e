//! The programs of the crate `class`, which no check builds: they grade and compare what a class has handed in.

use std::env;
use std::os::unix::process::CommandExt;
use std::path::{self, PathBuf};
use std::process::{Command, ExitCode};

use clap::{Arg, ArgMatches};
use grader::course::Course;
use serde_json::Value;

use crate::cli::Trouble;
use crate::compile::{announce, target};

/// `SUBMISSIONS`.
pub fn submissions() -> Arg {
    Arg::new("submissions").value_name("SUBMISSIONS").required(true).help("What was handed in")
}

/// `--out`.
pub fn out(help: &'static str) -> Arg {
    Arg::new("out").long("out").value_name("DIR").required(true).help(help)
}

/// The path that a required argument names, whatever folder a program runs in.
pub fn absolute(arguments: &ArgMatches, name: &str) -> Result<PathBuf, Trouble> {
    let text: &String = arguments.get_one(name).expect("it is required");
    Ok(path::absolute(text)?)
}

/// Builds a program, and others that it needs.
pub fn build(course: &Course, program: &str, others: &[&str]) -> Result<(), Trouble> {
    announce(course, program, "about half a minute");
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(&course.root).args([
        "build",
        "--quiet",
        "--package",
        "class",
        "--package",
        "sandbox",
        "--package",
        "figures",
    ]);
    for bin in others.iter().chain([&program]) {
        cargo.args(["--bin", bin]);
    }
    if cargo.status()?.success() {
        Ok(())
    } else {
        Err(format!("the program `{program}` does not compile").into())
    }
}

/// Becomes a program that was built, asked by a request in JSON: what ends the one ends the other.
pub fn become_program(
    course: &Course,
    program: &str,
    request: &Value,
) -> Result<ExitCode, Trouble> {
    let path = target(course).join("debug").join(program);
    let path = path.with_extension(env::consts::EXE_EXTENSION);
    let error = Command::new(&path).arg(request.to_string()).exec();
    Err(format!("{} does not start: {error}", path.display()).into())
}
