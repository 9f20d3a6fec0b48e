//! `similar`: submissions that are suspiciously alike.

use std::process::ExitCode;

use clap::{ArgMatches, Command};
use grader::course::Course;

use crate::arguments;
use crate::class::{absolute, become_program, build, out, submissions};
use crate::cli::Trouble;

pub fn command() -> Command {
    Command::new("similar")
        .about("Show where submissions of a class are suspiciously alike")
        .after_help(
            "Examples:\n  cargo xtask similar handed-in --out alike\n  \
             cargo xtask similar moodle.zip --out alike --exercises 11-15\n  \
             cargo xtask similar handed-in --out alike --json   the same for programs\n\n\
             What is compared are tokens: names, comments, layout and the values of literals play no part, nor does\n\
             the text of the stub, nor what more than 10 submissions and more than one in 10 have. DIR/index.html ranks\n\
             the pairs and leads to both sources side by side.\n\n\
             It accuses nobody: likeness has many causes. Look at the places, and judge.\n\n\
             Exit codes: 0 the report is written, 2 it could not be.",
        )
        .args([
            submissions(),
            out("Where the report goes; an older one there is replaced"),
            arguments::exercises(),
            arguments::json(),
        ])
}

pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    let chosen = arguments::chosen(course, arguments)?;
    let request = serde_json::json!({
        "course": course.root,
        "submissions": absolute(arguments, "submissions")?,
        "out": absolute(arguments, "out")?,
        "exercises": chosen.iter().map(|exercise| exercise.number).collect::<Vec<u32>>(),
        "json": arguments.get_flag("json"),
    });
    build(course, "similar", &[])?;
    become_program(course, "similar", &request)
}
