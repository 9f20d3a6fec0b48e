//! `book`: build the book.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, ExitCode, Stdio};

use anstream::{eprintln, println};
use clap::{ArgMatches, Command};
use grader::course::Course;

use crate::arguments;
use crate::cli::Trouble;
use crate::style::QUIET;

pub fn command() -> Command {
    Command::new("book")
        .about("Build the book into book/out, to be read without a network")
        .after_help("Examples:\n  cargo xtask book\n  cargo xtask book --open")
        .arg(arguments::switch("open", "Open it in the browser"))
}

pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    let press = press(course)?;
    if !build(course, &press)? {
        return Ok(ExitCode::FAILURE);
    }
    let page = out(course).join("index.html");
    println!("{}", page.display());
    if arguments.get_flag("open") {
        open(&page.display().to_string())?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The workspace of what makes the book's pages and pixels.
pub const MANIFEST: &str = "book/Cargo.toml";

/// Where the book is built.
pub fn out(course: &Course) -> PathBuf {
    course.root.join("book/out")
}

/// The press, compiled: the one part that takes minutes the first time.
///
/// # Errors
/// When it does not compile; cargo's own output has said why.
pub fn press(course: &Course) -> Result<PathBuf, Trouble> {
    let target = crate::compile::target(course);
    let press = target.join("debug/press").with_extension(env::consts::EXE_EXTENSION);
    if !press.exists() {
        eprintln!(
            "{QUIET}The first build compiles the press of the book: about two minutes.{QUIET:#}"
        );
    }
    let status = Process::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .current_dir(&course.root)
        .args(["build", "--manifest-path", MANIFEST, "--package", "press"])
        .args(press.exists().then_some("--quiet"))
        .status()?;
    if status.success() { Ok(press) } else { Err("the press does not compile".into()) }
}

/// Builds the book; whether it is whole. Its problems are printed, and the old book stays.
///
/// # Errors
/// When the press does not start.
pub fn build(course: &Course, press: &Path) -> Result<bool, Trouble> {
    let status = Process::new(press)
        .current_dir(&course.root)
        .args(["build", "--book", "book", "--out"])
        .arg(out(course))
        .status()?;
    Ok(status.success())
}

/// Opens a page in the browser.
///
/// # Errors
/// When the system has no way to.
pub fn open(page: &str) -> Result<(), Trouble> {
    let opener = match env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    let null = Stdio::null;
    let opened = Process::new(opener).arg(page).stdout(null()).stderr(null()).spawn();
    opened.map(drop).map_err(|error| {
        format!("{opener} does not start ({error}): open {page} in a browser yourself.").into()
    })
}
