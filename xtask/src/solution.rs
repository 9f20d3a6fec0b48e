//! `solution`: the reference solution, beside the reader's code.

use std::path::Path;
use std::process::ExitCode;

use anstream::println;
use clap::{ArgMatches, Command};
use grader::course::Course;
use grader::stub::without_marks;
use similar::{Algorithm, ChangeTag, DiffOp, capture_diff_slices, group_diff_ops};

use crate::arguments;
use crate::cli::Trouble;
use crate::state::{State, read};
use crate::style::{BAD, GOOD, QUIET};

pub fn command() -> Command {
    Command::new("solution")
        .about("Show what the reference solution does differently from your code")
        .after_help(
            "Lines that begin with - are yours, with + the solution's.\n\n\
             Examples:\n  cargo xtask solution 3             once you have passed\n  \
             cargo xtask solution 3 --reveal    before",
        )
        .args([
            arguments::exercise(),
            arguments::switch("reveal", "Show it before you have passed"),
        ])
}

pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    let exercise = arguments::named(course, arguments)?;
    let record = State::load(course)?.of(exercise);
    if !record.passed_once && !arguments.get_flag("reveal") {
        return Err(format!(
            "You have not passed exercise {0} yet. `cargo xtask hint {0}` helps; \
             `cargo xtask solution {0} --reveal` shows it all the same.",
            exercise.number
        )
        .into());
    }
    let mine = read(&course.reader_file(exercise)).map_err(|error| {
        format!("{error}. `cargo xtask reset {}` writes the stub.", exercise.number)
    })?;
    // How an editor marks a file and ends its lines is no difference.
    let mine = mine.trim_start_matches('\u{feff}');
    let reference = without_marks(&read(&course.solution_file(exercise))?);
    let (mine, reference): (Vec<&str>, Vec<&str>) =
        (mine.lines().collect(), reference.lines().collect());
    if mine == reference {
        println!("Your code is the reference solution.");
        return Ok(ExitCode::SUCCESS);
    }
    let name = |path: &Path| path.strip_prefix(&course.root).unwrap_or(path).display().to_string();
    let (from, to) = (name(&course.reader_file(exercise)), name(&course.solution_file(exercise)));
    println!("{BAD}--- {from}{BAD:#}\n{GOOD}+++ {to}{GOOD:#}");
    let changes = capture_diff_slices(Algorithm::Myers, &mine, &reference);
    for hunk in group_diff_ops(changes, 3) {
        println!("{QUIET}{}{QUIET:#}", header(&hunk));
        for change in hunk.iter().flat_map(|change| change.iter_changes(&mine, &reference)) {
            let line = change.value();
            match change.tag() {
                ChangeTag::Equal => println!(" {line}"),
                ChangeTag::Delete => println!("{BAD}-{line}{BAD:#}"),
                ChangeTag::Insert => println!("{GOOD}+{line}{GOOD:#}"),
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Where a hunk stands in both files, as unified diffs say it: `@@ -12,7 +12,9 @@`.
fn header(hunk: &[DiffOp]) -> String {
    let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else { return String::new() };
    let place = |from: usize, to: usize| {
        if to == from { format!("{from},0") } else { format!("{},{}", from + 1, to - from) }
    };
    format!(
        "@@ -{} +{} @@",
        place(first.old_range().start, last.old_range().end),
        place(first.new_range().start, last.new_range().end)
    )
}
