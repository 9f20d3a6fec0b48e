//! `progress`: how far the reader is, in a line.

use std::process::ExitCode;

use anstream::println;
use clap::{ArgMatches, Command};
use grader::course::Course;
use serde_json::json;

use crate::arguments;
use crate::cli::Trouble;
use crate::state::State;
use crate::style::{GOOD, QUIET};

/// The cells of the bar.
const CELLS: usize = 40;

pub fn command() -> Command {
    Command::new("progress")
        .about("Show how far you are, and what comes next")
        .after_help("Examples:\n  cargo xtask progress\n  cargo xtask progress --json")
        .arg(arguments::json())
}

pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    let state = State::load(course)?;
    let records = course.exercises.iter().map(|exercise| state.of(exercise));
    let (mut passed, mut points) = (0, 0);
    for record in records {
        passed += usize::from(record.passed);
        points += record.points;
    }
    let of = course.exercises.len();
    let out_of: u32 = course.exercises.iter().map(|exercise| exercise.about.points).sum();
    let next = state.next(course);
    if arguments.get_flag("json") {
        let next = next.map(grader::course::Exercise::folder);
        let progress =
            json!({ "passed": passed, "of": of, "points": points, "out_of": out_of, "next": next });
        println!("{progress}");
        return Ok(ExitCode::SUCCESS);
    }
    let full = (points as usize * CELLS).checked_div(out_of as usize).unwrap_or(0);
    let (done, left) = ("█".repeat(full), "░".repeat(CELLS - full));
    println!(
        "{GOOD}{done}{GOOD:#}{QUIET}{left}{QUIET:#} {passed} of {of} exercises, {points} of {out_of} points"
    );
    match next {
        Some(exercise) => println!(
            "Next: exercise {}, {}. Read book/src/{}, then `cargo xtask check {0}`.",
            exercise.number, exercise.about.title, exercise.about.page
        ),
        None => println!("Every exercise is passed."),
    }
    Ok(ExitCode::SUCCESS)
}
