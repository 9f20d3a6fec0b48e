//! `check`: grade exercises.

use std::process::ExitCode;

use anstream::println;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use grader::course::{Course, Exercise};
use grader::grade::{CASES, Options, grade};
use grader::verdict::Verdict;

use crate::cli::Trouble;
use crate::compile::{Whose, programs};
use crate::report;
use crate::serve::touched;
use crate::state::State;
use crate::watch::Watch;

pub fn command() -> Command {
    Command::new("check")
        .about("Grade exercises: which law the code breaks, on which smallest case")
        .after_help(
            "Examples:\n  cargo xtask check                  the next exercise not yet passed\n  \
             cargo xtask check exercise-3       `3`, `03` and `norms` mean the same\n  \
             cargo xtask check --watch norms    again whenever the file is saved\n  \
             cargo xtask check --all --json     a verdict a line, for programs\n  \
             cargo xtask check 3 --seed 7 --cases 4096\n\n\
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
            Arg::new("seed")
                .long("seed")
                .value_name("N")
                .value_parser(value_parser!(u64))
                .default_value("0")
                .help("Generate the cases from this seed"),
            Arg::new("cases")
                .long("cases")
                .value_name("N")
                .value_parser(value_parser!(u32).range(1..))
                .help(format!("Generate this many cases for each law [default: {CASES}]")),
        ])
}

pub fn run(course: &Course, arguments: &ArgMatches) -> Result<ExitCode, Trouble> {
    let mut state = State::load(course)?;
    let options = Options {
        seed: *arguments.get_one("seed").expect("it has a default"),
        cases: arguments.get_one("cases").copied().unwrap_or(CASES),
        ..Options::default()
    };
    let json = arguments.get_flag("json");
    if !arguments.get_flag("watch") {
        let exercises = chosen(course, &state, arguments)?;
        return print(course, &mut state, &exercises, &options, json);
    }
    let folder = course.root.join("exercises");
    let watch = Watch::new([&*folder])?;
    let mut exercises = chosen(course, &state, arguments)?;
    loop {
        print(course, &mut state, &exercises, &options, json)?;
        // With no exercise named, the next one follows when this one is passed.
        let following = chosen(course, &state, arguments)?;
        if following
            .iter()
            .map(|exercise| exercise.number)
            .ne(exercises.iter().map(|exercise| exercise.number))
        {
            exercises = following;
            continue;
        }
        loop {
            let saved = touched(course, &watch.saved());
            if saved
                .iter()
                .any(|saved| exercises.iter().any(|exercise| exercise.number == saved.number))
            {
                break;
            }
        }
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
    let verdicts = check(course, state, exercises, options)?;
    for (exercise, verdict) in exercises.iter().zip(&verdicts) {
        if json {
            println!("{}", serde_json::to_string(verdict).expect("a verdict has a JSON form"));
        } else if exercises.len() == 1 {
            println!("{}", report::whole(course, exercise, verdict));
        } else {
            println!("{}", report::line(exercise, verdict));
        }
    }
    let worst = verdicts.iter().map(|verdict| verdict.outcome.exit_code()).max().unwrap_or(0);
    Ok(ExitCode::from(worst))
}

/// Compiles and grades exercises, and remembers the verdicts.
pub fn check(
    course: &Course,
    state: &mut State,
    exercises: &[&Exercise],
    options: &Options,
) -> Result<Vec<Verdict>, Trouble> {
    let programs = programs(course, exercises, Whose::Mine)?;
    let mut verdicts = Vec::new();
    for (exercise, program) in exercises.iter().zip(programs) {
        let exam = exercise.exam()?;
        let signatures = course.signatures(exercise)?;
        let verdict = match program {
            Ok(program) => {
                let failed_before = state.of(exercise).failed;
                let options = Options { failed_before, ..options.clone() };
                grade(&exercise.folder(), &exam, &signatures, &program, &options)
            }
            Err(messages) => Verdict::not_graded(&exercise.folder(), &exam, options.seed, messages),
        };
        state.change(exercise, |record| record.learn(&verdict))?;
        verdicts.push(verdict);
    }
    Ok(verdicts)
}

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
        return state.next(course).map(|exercise| vec![exercise]).ok_or_else(|| {
            "Every exercise is passed. `cargo xtask check --all` grades them all again.".into()
        });
    }
    names.into_iter().map(|name| course.find(name).map_err(Trouble)).collect()
}
