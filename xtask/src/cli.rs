//! From arguments to a command, and from its outcome to an exit code.

use std::path::{Path, PathBuf};
use std::process::{self, ExitCode};
use std::{env, io, panic};

use anstream::eprintln;
use clap::{ArgMatches, Command};
use grader::course::Course;

use crate::style::ERROR;

/// A command: its arguments, and what it does.
pub struct Entry {
    /// Its name, arguments and help.
    pub command: fn() -> Command,
    /// Whether it takes the solutions.
    pub takes_solutions: bool,
    /// What it does.
    pub run: fn(&Course, &ArgMatches) -> Result<ExitCode, Trouble>,
}

/// What keeps a command from being carried out: it exits with 2.
#[derive(Debug)]
pub struct Trouble(pub String);

impl From<String> for Trouble {
    fn from(message: String) -> Self {
        Self(message)
    }
}

impl From<&str> for Trouble {
    fn from(message: &str) -> Self {
        Self(message.into())
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self(error.to_string())
    }
}

/// The whole command line.
pub fn application(entries: &[Entry]) -> Command {
    Command::new("cargo xtask")
        .bin_name("cargo xtask")
        .about("Gradus: a book you compute with, and exercises graded by laws")
        .after_help(
            "Examples:\n  cargo xtask serve         read the book, with verdicts as you save\n  \
             cargo xtask check         grade the next exercise not yet passed\n  \
             cargo xtask check 3       grade exercise 3; `norms` and `exercise-3` mean the same\n  \
             cargo xtask hint 3        one more hint each time\n\n\
             Exit codes: 0 done or passed, 1 failed, 2 could not be graded or done.",
        )
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommands(entries.iter().map(|entry| (entry.command)()))
}

/// Runs the command that the arguments name.
pub fn run(entries: &[Entry]) -> ExitCode {
    explain_lost_output();
    let matches = match application(entries).try_get_matches() {
        Ok(matches) => matches,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let (name, matches) = matches.subcommand().expect("clap requires a subcommand");
    let entry = entries
        .iter()
        .find(|entry| (entry.command)().get_name() == name)
        .expect("clap knows only these commands");
    let outcome = root().and_then(|root| Course::open(&root).map_err(Trouble)).and_then(|course| {
        if entry.takes_solutions {
            require_solutions(&course)?;
        }
        (entry.run)(&course, matches)
    });
    outcome.unwrap_or_else(|Trouble(message)| {
        eprintln!("{ERROR}error{ERROR:#}: {message}");
        ExitCode::from(2)
    })
}

/// # Errors
/// In a course that was handed out without solutions.
pub fn require_solutions(course: &Course) -> Result<(), Trouble> {
    if course.has_solutions() {
        Ok(())
    } else {
        Err("This course came without solutions: ask those who gave it to you.".into())
    }
}

/// `println!` panics where nothing can be written, as on a full disk: told as any trouble is.
fn explain_lost_output() {
    let otherwise = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        let message = panic.payload_as_str().unwrap_or_default();
        let Some(("", place_and_reason)) = message.split_once("failed printing to ") else {
            return otherwise(panic);
        };
        eprintln!("{ERROR}error{ERROR:#}: cannot print to {place_and_reason}");
        process::exit(2);
    }));
}

/// The root of the course: the nearest folder above with `exercises/` and `xtask/`.
fn root() -> Result<PathBuf, Trouble> {
    let here = env::current_dir()?;
    // `cargo xtask` may be run from folders below, and cargo says where what it runs lies.
    let manifest = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let starts = [Some(here.as_path()), manifest.as_deref()];
    starts
        .into_iter()
        .flatten()
        .flat_map(Path::ancestors)
        .find(|folder| folder.join("exercises").is_dir() && folder.join("xtask").is_dir())
        .map(Path::to_path_buf)
        .ok_or_else(|| "This is no folder of Gradus: there is no `exercises` here or above. Change into the folder that you cloned.".into())
}
