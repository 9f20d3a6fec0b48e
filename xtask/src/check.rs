//! `check`: grade exercises.

use std::env;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

use anstream::adapter::strip_str;
use anstream::{eprintln, println};
use clap::{Arg, ArgAction, ArgMatches, Command};
use grader::course::{Course, Exercise};
use grader::grade::Options;
use grader::verdict::Verdict;

use crate::arguments;
use crate::cli::Trouble;
use crate::compile::{Part, examiners, programs};
use crate::kept::Place;
use crate::report;
use crate::serve::touched;
use crate::state::State;
use crate::style::{ERROR, GOOD, QUIET};
use crate::watch::Watch;

/// What is said when no exercise is left.
const ALL_PASSED: &str =
    "Every exercise is passed. `cargo xtask check --all` grades them all again.";

pub fn command() -> Command {
    Command::new("check")
        .about("Grade exercises: which law the code breaks, on which smallest case")
        .after_help(
            "Examples:\n  cargo xtask check                  the next exercise not yet passed\n  \
             cargo xtask check exercise-3       `3`, `03` and `norms` mean the same\n  \
             cargo xtask check --watch norms    again whenever the file is saved\n  \
             cargo xtask check --all --json     a verdict a line, for programs\n  \
             cargo xtask check 3 --seed 7 --cases 4096\n\n\
             What has passed is not graded again while it is the same program under the same laws, seed and\n\
             number of cases: the verdict says `unchanged`. Another seed tries other cases.\n\n\
             Exit codes: 0 passed, 1 failed, 2 could not be graded.",
        )
        .args([
            Arg::new("exercise")
                .num_args(0..)
                .help("Exercises, by number or name; the next one if none is given"),
            Arg::new("all")
                .long("all")
                .action(ArgAction::SetTrue)
                .conflicts_with("exercise")
                .help("All exercises"),
            Arg::new("watch")
                .long("watch")
                .action(ArgAction::SetTrue)
                .help("Check again whenever a file is saved"),
            Arg::new("json")
                .long("json")
                .action(ArgAction::SetTrue)
                .help("Verdicts as JSON, one a line (tests/verdict.schema.json)"),
            arguments::seed(),
            arguments::cases(),
            arguments::python(),
        ])
}

pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    let course = &arguments::with_python(course, arguments);
    let options = Options { measure: true, ..arguments::options(arguments) };
    let json = arguments.get_flag("json");
    if arguments.get_flag("watch") {
        return watch(course, arguments, &options, json);
    }
    let mut state = State::load(course)?;
    let exercises = chosen(course, &state, arguments)?;
    print(course, &mut state, &exercises, &options, json)
}

/// Checks again whenever a chosen exercise is saved. With none named, the next one follows when
/// one is passed.
fn watch(
    course: &Course,
    arguments: &ArgMatches,
    options: &Options,
    json: bool,
) -> Result<ExitCode, Trouble> {
    let folder = course.root.join("exercises");
    let watch = Watch::new([&*folder])?;
    let mut state = State::load(course)?;
    let mut exercises = chosen(course, &state, arguments)?;
    loop {
        // What troubles one check may be mended by the next save.
        if let Err(Trouble(message)) = print(course, &mut state, &exercises, options, json) {
            eprintln!("{ERROR}error{ERROR:#}: {message}");
        }
        let following = chosen(course, &state, arguments)?;
        let numbers = |exercises: &[&Exercise]| -> Vec<u32> {
            exercises.iter().map(|exercise| exercise.number).collect()
        };
        if numbers(&following) != numbers(&exercises) {
            let Some(next) = following.first() else {
                eprintln!("\n{ALL_PASSED}");
                return Ok(ExitCode::SUCCESS);
            };
            let (number, about) = (next.number, &next.about);
            eprintln!(
                "\n{GOOD}On to exercise {number}: {}{GOOD:#}. Read book/src/{}.\n",
                about.title, about.page
            );
            exercises = following;
            continue;
        }
        eprintln!("{QUIET}Waiting for a file to be saved; Ctrl-C ends.{QUIET:#}");
        let chosen = numbers(&exercises);
        while !touched(course, &watch.saved()).iter().any(|saved| chosen.contains(&saved.number)) {}
        if !json {
            clear();
        }
    }
}

/// Begins a new screen, so that the verdict stands at the top; a pipe is just written on.
fn clear() {
    if io::stdout().is_terminal() && env::var_os("TERM").is_some_and(|term| term != "dumb") {
        std::print!("\x1b[2J\x1b[H");
    }
}

/// Checks exercises and prints the verdicts; the exit code is that of the worst.
fn print(
    course: &Course,
    state: &mut State,
    exercises: &[&Exercise],
    options: &Options,
    json: bool,
) -> Result<ExitCode, Trouble> {
    let mut verdicts = check(course, state, exercises, options)?;
    for (exercise, verdict) in exercises.iter().zip(&mut verdicts) {
        if json {
            // The compiler's messages are coloured where the error stream is a terminal.
            verdict.reason = verdict.reason.take().map(|reason| strip_str(&reason).to_string());
            println!("{}", serde_json::to_string(verdict).expect("a verdict has a JSON form"));
        } else if exercises.len() == 1 {
            println!("{}", report::whole(course, exercise, verdict));
        } else {
            println!("{}", report::line(exercise, verdict));
        }
    }
    if !json && exercises.is_empty() {
        println!("{ALL_PASSED}");
    } else if !json && exercises.len() > 1 {
        println!("{}", report::total(&verdicts));
    }
    let worst = verdicts.iter().map(|verdict| verdict.outcome.exit_code()).max().unwrap_or(0);
    Ok(ExitCode::from(worst))
}

/// Compiles and grades exercises, what has passed and is unchanged aside, and remembers the verdicts.
pub fn check(
    course: &Course,
    state: &mut State,
    exercises: &[&Exercise],
    options: &Options,
) -> Result<Vec<Verdict>, Trouble> {
    let examiners = examiners(course, exercises, Part::Laws)?;
    let programs = programs(course, exercises, Part::Mine)?;
    let mut verdicts = Vec::new();
    for (exercise, (examiner, program)) in exercises.iter().zip(examiners.into_iter().zip(programs))
    {
        let graded = examiner.and_then(|examiner| {
            let program = program?;
            let options = Options { failed_before: state.of(exercise).failed, ..options.clone() };
            let place = Place::of(course, exercise, &examiner, &program, &options);
            if let Some(kept) = place.as_ref().and_then(Place::verdict) {
                return Ok(kept);
            }
            let verdict = examiner.grade(&program, &options)?;
            if let Some(place) = place {
                place.keep(&verdict);
            }
            Ok(verdict)
        });
        let verdict = graded.unwrap_or_else(|why| {
            let points = exercise.about.points;
            Verdict::not_graded(&exercise.folder(), points, options.seed, why)
        });
        if let Err(Trouble(message)) = state.change(exercise, |record| record.learn(&verdict)) {
            eprintln!("{ERROR}warning{ERROR:#}: your progress is not remembered: {message}");
        }
        verdicts.push(verdict);
    }
    Ok(verdicts)
}

/// The exercises that the arguments name; with none named the next one, if one is left.
fn chosen<'c>(
    course: &'c Course,
    state: &State,
    arguments: &ArgMatches,
) -> Result<Vec<&'c Exercise>, Trouble> {
    if arguments.get_flag("all") {
        return Ok(course.exercises.iter().collect());
    }
    let names: Vec<&String> = arguments.get_many("exercise").into_iter().flatten().collect();
    if names.is_empty() {
        return Ok(state.next(course).into_iter().collect());
    }
    names.into_iter().map(|name| course.find(name).map_err(Trouble)).collect()
}
