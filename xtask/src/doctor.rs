//! `doctor`: see what is installed, and say how to install the rest.

use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anstream::println;
use clap::{ArgMatches, Command};
use grader::course::Course;
use grader::python;
use serde_json::{Value, json};

use crate::arguments;
use crate::cli::Trouble;
use crate::style::{BAD, GOOD, MATHS, QUIET, STRONG};
use crate::tools::{Found, Purpose, System, TOOLS, Tool, find_all};

pub fn command() -> Command {
    Command::new("doctor")
        .about("See what is installed, what is missing, and the one command that mends it")
        .after_help(
            "Examples:\n  cargo xtask doctor           what is here, what is missing\n  \
             cargo xtask doctor --json    the same for programs\n\n\
             Exit codes: 0 all is here that a reader needs, 1 something is missing.",
        )
        .arg(arguments::json())
}

#[allow(clippy::unnecessary_wraps, reason = "every command may meet trouble")]
pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    let tools: Vec<&'static Tool> = TOOLS.iter().collect();
    let found = find_all(course, &tools);
    let lacks = |purpose| {
        let wanted = |tool: &Tool| tool.purpose(course) == purpose;
        found.iter().any(|(tool, found)| wanted(tool) && !found.is_good())
    };
    let missing: Vec<&Tool> = found
        .iter()
        .filter(|(tool, found)| tool.purpose(course) != Purpose::Extra && !found.is_good())
        .map(|(tool, _)| *tool)
        .collect();
    let mend = System::here().mend(&missing).join(" && ");
    if arguments.get_flag("json") {
        println!("{}", as_json(course, &found, &mend));
    } else {
        for (purpose, title) in [
            (Purpose::Reader, "Reading and checking"),
            (Purpose::Tests, "The tests: cargo xtask test"),
            (Purpose::Extra, "More"),
        ] {
            println!("{STRONG}{title}{STRONG:#}");
            for (tool, found) in found.iter().filter(|(tool, _)| tool.purpose(course) == purpose) {
                println!("{}", line(tool, found, purpose));
            }
            println!();
        }
        let modules = print_python(course);
        if mend.is_empty() && modules {
            println!("{GOOD}All is here.{GOOD:#}");
        } else if mend.is_empty() {
            println!("{GOOD}All is here{GOOD:#} but modules for exercises in Python.");
        } else if lacks(Purpose::Reader) {
            println!("{BAD}Something is missing.{BAD:#} This installs it:\n\n    {mend}");
        } else {
            println!(
                "{GOOD}All is here for reading and checking.{GOOD:#} To run the tests too:\n\n    {mend}"
            );
        }
    }
    Ok(if lacks(Purpose::Reader) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Which Python runs exercises, and which of their modules it has; whether it has all.
fn print_python(course: &Course) -> bool {
    let modules = python::all_modules(course);
    let Some((interpreter, missing)) = modules_of(course, &modules) else { return true };
    println!(
        "{STRONG}Exercises in Python{STRONG:#} {QUIET}run by {}{QUIET:#}",
        interpreter.display()
    );
    for module in &modules {
        let (mark, style) = if missing.contains(module) { ("✗", BAD) } else { ("✓", GOOD) };
        println!("  {style}{mark}{style:#} {module}");
    }
    if !missing.is_empty() {
        println!("{}", python::told(course, &interpreter, &missing));
    }
    println!();
    missing.is_empty()
}

/// The Python that runs exercises, and those of their modules that it lacks.
fn modules_of<'m>(course: &Course, modules: &[&'m str]) -> Option<(PathBuf, Vec<&'m str>)> {
    let interpreter = (!modules.is_empty()).then(|| python::interpreter(course).ok())??;
    let missing = python::missing(&interpreter, modules);
    Some((interpreter, missing))
}

fn line(tool: &Tool, found: &Found, purpose: Purpose) -> String {
    let (mark, style, told) = match found {
        Found::Version(version) => ("✓", GOOD, version.clone()),
        Found::Old(version, least) => ("✗", BAD, format!("{version}, older than {least}")),
        Found::Missing if purpose == Purpose::Extra => ("·", QUIET, "missing".into()),
        Found::Missing => ("✗", BAD, "missing".into()),
    };
    let mut line = format!(
        "  {style}{mark}{style:#} {:<14} {told:<16} {QUIET}{}{QUIET:#}",
        tool.name, tool.why
    );
    if purpose == Purpose::Extra && !found.is_good() {
        for command in System::Other.mend(&[tool]) {
            let _ = write!(line, "\n{:34}{MATHS}{command}{MATHS:#}", "");
        }
    }
    line
}

fn as_json(course: &Course, found: &[(&'static Tool, Found)], mend: &str) -> Value {
    let tools: Vec<Value> = found
        .iter()
        .map(|(tool, found)| {
            let (version, least) = match found {
                Found::Version(version) => (Some(version), None),
                Found::Old(version, least) => (Some(version), Some(least)),
                Found::Missing => (None, None),
            };
            let purpose = match tool.purpose(course) {
                Purpose::Reader => "reader",
                Purpose::Tests => "tests",
                Purpose::Extra => "extra",
            };
            json!({
                "name": tool.name,
                "version": version,
                "good": found.is_good(),
                "older_than": least,
                "needed_for": purpose,
                "why": tool.why,
            })
        })
        .collect();
    let modules = python::all_modules(course);
    let python = modules_of(course, &modules).map(|(interpreter, missing)| {
        json!({ "interpreter": interpreter, "modules": modules, "missing": missing })
    });
    json!({ "tools": tools, "python": python, "mend": (!mend.is_empty()).then_some(mend) })
}
