//! `list`: every exercise, and how far the reader is.

use std::path::Path;
use std::process::ExitCode;

use anstream::println;
use clap::{ArgMatches, Command};
use grader::course::Course;
use serde_json::json;

use crate::arguments;
use crate::cli::Trouble;
use crate::state::State;
use crate::style::{GOOD, QUIET, STRONG};

pub fn command() -> Command {
    Command::new("list")
        .about("List the exercises: progress, points, page")
        .after_help("Examples:\n  cargo xtask list\n  cargo xtask list --json")
        .arg(arguments::json())
}

pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    let state = State::load(course)?;
    if arguments.get_flag("json") {
        let list: Vec<_> = course
            .exercises
            .iter()
            .map(|exercise| {
                let record = state.of(exercise);
                json!({
                    "exercise": exercise.folder(),
                    "title": exercise.about.title,
                    "page": exercise.about.page,
                    "passed": record.passed,
                    "points": record.points,
                    "out_of": exercise.about.points,
                    "hints_shown": record.hints,
                    "hints": exercise.about.hints.len(),
                })
            })
            .collect();
        println!("{}", serde_json::to_string_pretty(&list).expect("a list has a JSON form"));
        return Ok(ExitCode::SUCCESS);
    }
    let titles = course.exercises.iter().map(|exercise| exercise.about.title.chars().count());
    let width = titles.max().unwrap_or(0);
    println!("{QUIET}     {:<width$}  points  page{QUIET:#}", "exercise");
    let next = state.next(course).map(|exercise| exercise.number);
    let mut folder = None;
    for exercise in &course.exercises {
        let record = state.of(exercise);
        let about = &exercise.about;
        // Said once, so that a line has room on a narrow terminal.
        let page = Path::new("book/src").join(&about.page);
        if folder.as_deref() != page.parent() {
            folder = page.parent().map(Path::to_path_buf);
            println!(
                "{QUIET}     {:<width$}          {}{QUIET:#}",
                "",
                page.with_file_name("").display()
            );
        }
        let page = page.file_name().unwrap_or_default().display();
        let mark = if record.passed {
            format!("{GOOD}✓{GOOD:#}")
        } else if next == Some(exercise.number) {
            format!("{STRONG}→{STRONG:#}")
        } else {
            " ".into()
        };
        let points = format!("{}/{}", record.points, about.points);
        println!(
            "{mark} {:>2} {:<width$}  {points:>6}  {QUIET}{page}{QUIET:#}",
            exercise.number, about.title
        );
    }
    Ok(ExitCode::SUCCESS)
}
